"""Writes Fixtures/containers: the same few images in zips, tars and compressed files, whole, damaged and hostile."""
import gzip
import io
import struct
import tarfile
import zipfile
import zlib

import numpy as np
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.filewriter import dcmwrite
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian, UID

from common import *

OUT = FIXTURES / "containers"
WHEN = (2021, 2, 3, 4, 5, 6)
SECONDS = 1612325106
PASSWORD = b"secret"


def image(number, frames=None):
    """A slice of 4 x 4 pixels, all of them `number`."""
    ds = new(CT, "CT", f"containers/{number}", 900)
    ds.StudyInstanceUID, ds.SeriesInstanceUID = uid("containers"), uid("containers/series")
    ds.InstanceNumber = number
    pixels(ds, np.full((4, 4), number, np.uint16))
    return ds


def dicom(number):
    return encoded(image(number))


def zipped(entries, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name, WHEN)
            info.compress_type = method
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return buffer.getvalue()


def tarred(entries):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, data in entries:
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), SECONDS
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def gzipped(data):
    return gzip.compress(data, mtime=0)


def encrypted(name, data, others):
    """A zip with one entry in the encryption of PKWARE's application note (6.1), stored, before the others."""
    table = [0] * 256
    for n in range(256):
        c = n
        for _ in range(8):
            c = c >> 1 ^ (0xEDB88320 if c & 1 else 0)
        table[n] = c
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte):
        keys[0] = table[(keys[0] ^ byte) & 0xFF] ^ keys[0] >> 8
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = table[(keys[2] ^ keys[1] >> 24) & 0xFF] ^ keys[2] >> 8

    def crypt(plain):
        out = bytearray()
        for byte in plain:
            t = keys[2] | 2
            out.append(byte ^ (t * (t ^ 1) >> 8 & 0xFF))
            update(byte)
        return bytes(out)

    for byte in PASSWORD:
        update(byte)
    crc = zlib.crc32(data)
    body = crypt(bytes(11) + bytes([crc >> 24])) + crypt(data)
    whole = bytearray(zipped([(name, body)] + others, zipfile.ZIP_STORED))
    # The flag, the checksum and the size of what was encrypted, in the local and in the central header.
    for mark, flag, sums in ((b"PK\3\4", 6, 14), (b"PK\1\2", 8, 16)):
        at = whole.index(mark)
        whole[at + flag] |= 1
        struct.pack_into("<III", whole, at + sums, crc, len(body), len(data))
    return bytes(whole)


def dicomdir(listed):
    """A DICOMDIR that lists files by their parts."""
    ds = Dataset()
    ds.FileSetID = "DISC"
    ds.OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity = 0
    ds.OffsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity = 0
    ds.FileSetConsistencyFlag = 0
    records = []
    for number, parts in enumerate(listed, 1):
        record = Dataset()
        record.OffsetOfTheNextDirectoryRecord = 0
        record.RecordInUseFlag = 0xFFFF
        record.OffsetOfReferencedLowerLevelDirectoryEntity = 0
        record.DirectoryRecordType = "IMAGE"
        record.ReferencedFileID = parts
        record.ReferencedSOPClassUIDInFile = CT
        record.ReferencedSOPInstanceUIDInFile = uid(f"containers/{number}")
        record.ReferencedTransferSyntaxUIDInFile = ExplicitVRLittleEndian
        records.append(record)
    ds.DirectoryRecordSequence = Sequence(records)
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = UID("1.2.840.10008.1.3.10")
    meta.MediaStorageSOPInstanceUID = uid("containers/DICOMDIR")
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.ImplementationClassUID = UID(IMPLEMENTATION)
    buffer = io.BytesIO()
    dcmwrite(buffer, FileDataset(None, ds, file_meta=meta, preamble=b"\0" * 128), enforce_file_format=True)
    return buffer.getvalue()


def bomb():
    """A DICOM file of 4 MB of zeros, which deflate makes a thousandth of."""
    ds = image(1)
    ds.Rows = ds.Columns = 1448
    ds.PixelData = bytes(1448 * 1448 * 2)
    return encoded(ds)


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    three = [("study/1.dcm", dicom(1)), ("study/2", dicom(2)), ("study/readme.txt", b"Nothing of interest.\n" * 50)]
    deep = zipped([("1.dcm", dicom(1)), ("two.zip", zipped([("2.dcm", dicom(2)), ("three.zip", zipped([("3.dcm", dicom(3))]))])),
                   ("4.dcm", dicom(4))])
    broken_inside = tarred(three)[:2700]
    # libarchive inflates 64 KB at a time, and gives none of them where the last is not whole.
    cut_short = gzipped(tarred([three[0], ("study/filler", bytes(200_000)), three[1]]))[:-200]
    about = {
        "plain.zip": ("two images and a text", zipped(three)),
        "plain.tar": ("the same", tarred(three)),
        "plain.tar.gz": ("the same", gzipped(tarred(three))),
        "single.dcm.gz": ("one image, compressed", gzipped(dicom(1))),
        "nested.zip": ("an image, a tar.gz of the same two, a damaged tar and a compressed image", zipped([
            ("1.dcm", dicom(1)), ("inner/plain.tar.gz", gzipped(tarred(three))), ("broken.tar", broken_inside),
            ("last.dcm.gz", gzipped(dicom(5)))])),
        "deep.zip": ("a zip in a zip in a zip: the third is not looked into", deep),
        "encrypted.zip": ("an image that needs a password, and one that does not",
                          encrypted("locked.dcm", dicom(1), [("open.dcm", dicom(2))])),
        "truncated.zip": ("the copy ended within the second image", zipped(three)[:900]),
        "truncated.tar.gz": ("the copy ended within the second image, far behind the first", cut_short),
        "names.tar": ("names that lead elsewhere, that control terminals, that are no UTF-8, and that are there twice", tarred([
            ("/etc/1.dcm", dicom(1)), ("../2.dcm", dicom(2)), ("a/../../3.dcm", dicom(3)), ("line\nbreak.dcm", dicom(4)),
            ("caf\udce9.dcm", dicom(5)), ("same.dcm", dicom(6)), ("./same.dcm", dicom(7)), ("same.dcm#2", dicom(8))])),
        "bomb.zip": ("an image of 4 MB of zeros in 5 KB, and a small one", zipped([("zeros.dcm", bomb()), ("small.dcm", dicom(2))])),
        "disc.zip": ("a disc whose DICOMDIR lists a file that is not there and not one that is", zipped([
            ("disc/DICOMDIR", dicomdir([["IMAGES", "IM1"], ["IMAGES", "IM2"], ["IMAGES", "IM3"]])),
            ("disc/images/im1.;1", dicom(1)), ("disc/IMAGES/IM2", dicom(2)), ("disc/EXTRA/IM9", dicom(9))])),
    }
    for name, (_, data) in about.items():
        (OUT / name).write_bytes(data)
    return {name: words for name, (words, _) in about.items()}


if __name__ == "__main__":
    main()
