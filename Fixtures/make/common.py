"""What the generators share: made-up identities, unique identifiers, and how a file is written."""
import io
import json
import uuid
from pathlib import Path

import numpy as np
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.uid import UID, ExplicitVRLittleEndian

FIXTURES = Path(__file__).resolve().parent.parent
NAMESPACE = uuid.UUID("6f1c7a54-33a8-4c7e-9d6b-0f11e0000001")
IMPLEMENTATION = "2.25.147645163163118264183643262516381036545"

CT = "1.2.840.10008.5.1.4.1.1.2"
CR = "1.2.840.10008.5.1.4.1.1.1"
DX = "1.2.840.10008.5.1.4.1.1.1.1"
MG = "1.2.840.10008.5.1.4.1.1.1.2"
MR = "1.2.840.10008.5.1.4.1.1.4"
ENHANCED_MR = "1.2.840.10008.5.1.4.1.1.4.1"
ENHANCED_CT = "1.2.840.10008.5.1.4.1.1.2.1"
US = "1.2.840.10008.5.1.4.1.1.6.1"
US_MULTIFRAME = "1.2.840.10008.5.1.4.1.1.3.1"
PT = "1.2.840.10008.5.1.4.1.1.128"
XA = "1.2.840.10008.5.1.4.1.1.12.1"
SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"
ONE_BIT_CAPTURE = "1.2.840.10008.5.1.4.1.1.7.1"
GREY_WORD_CAPTURE = "1.2.840.10008.5.1.4.1.1.7.3"
PARAMETRIC_MAP = "1.2.840.10008.5.1.4.1.1.30"
PHOTOGRAPH = "1.2.840.10008.5.1.4.1.1.77.1.4"
BASIC_TEXT_SR = "1.2.840.10008.5.1.4.1.1.88.11"
ENCAPSULATED_PDF = "1.2.840.10008.5.1.4.1.1.104.1"
PRESENTATION_STATE = "1.2.840.10008.5.1.4.1.1.11.1"
RT_STRUCTURE_SET = "1.2.840.10008.5.1.4.1.1.481.3"
RT_PLAN = "1.2.840.10008.5.1.4.1.1.481.5"
SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4"
KEY_OBJECTS = "1.2.840.10008.5.1.4.1.1.88.59"
ENCAPSULATED_CDA = "1.2.840.10008.5.1.4.1.1.104.2"
ENCAPSULATED_UNCOMPRESSED = "1.2.840.10008.1.2.1.98"
DEFLATED_FRAME = "1.2.840.10008.1.2.8.1"
JPIP_DEFLATED = "1.2.840.10008.1.2.4.95"

# A private one of GE: implicit VR little endian, with big-endian pixels.
GE_BIG_ENDIAN_PIXELS = "1.2.840.113619.5.2"

# What pydicom 3.0 does not know or does not deflate, and what it is written as, with an identifier as long.
STAND_INS = {
    DEFLATED_FRAME: ENCAPSULATED_UNCOMPRESSED, JPIP_DEFLATED: "1.2.840.10008.1.2.1.99",
    GE_BIG_ENDIAN_PIXELS: "1.2.840.10008.1.2",
    **{f"1.2.840.10008.1.2.4.{end}": "1.2.840.10008.1.2.4.100" for end in (110, 111, 112, 204)},
}


def uid(name):
    """The same identifier for the same name, for ever (PS3.5 B.2: 2.25 and a UUID as a number)."""
    return UID(f"2.25.{uuid.uuid5(NAMESPACE, name).int}")


def plant(ds, number, suffix=""):
    """Identifiers of nobody, marked so that a search for PLANTED, 19010203 or 1901-02-03 finds any leak."""
    ds.PatientName = f"PLANTED^NAME{number:03d}{suffix}"
    ds.PatientID = f"PLANTEDID{number:04d}"
    ds.PatientBirthDate = "19010203"
    ds.PatientSex = "O"
    ds.OtherPatientIDs = [f"PLANTEDOTHER{number:04d}", "PLANTEDOTHER2"]
    ds.PatientAddress = "1 PLANTED STREET"
    ds.AccessionNumber = f"PLANTEDACC{number:04d}"
    ds.ReferringPhysicianName = "PLANTED^DOCTOR"
    ds.OperatorsName = "PLANTED^OPERATOR"
    ds.InstitutionName = "PLANTED HOSPITAL"
    ds.StudyID = f"PLANTEDST{number:04d}"


def new(sop_class, modality, name, number=1):
    """An object with its identity and nothing else; `name` decides every identifier."""
    ds = Dataset()
    ds.SpecificCharacterSet = "ISO_IR 100"
    ds.SOPClassUID = sop_class
    ds.SOPInstanceUID = uid(name)
    ds.StudyInstanceUID = uid(f"study of {name}")
    ds.SeriesInstanceUID = uid(f"series of {name}")
    ds.StudyDate = "20200102"
    ds.StudyTime = "101500"
    ds.SeriesDate = ds.AcquisitionDate = ds.ContentDate = "20200102"
    ds.ContentTime = "101530"
    ds.Modality = modality
    ds.Manufacturer = "Phantom Works"
    ds.ManufacturerModelName = "Pencil 1"
    ds.SeriesNumber = 1
    ds.InstanceNumber = 1
    plant(ds, number)
    return ds


def pixels(ds, array, photometric=None, stored=None, byte_order="<"):
    """Sets the pixel module from an array: (rows, columns), (frames, rows, columns) or with 3 samples last."""
    array = np.asarray(array)
    colour = array.ndim >= 3 and array.shape[-1] == 3 and array.dtype == np.uint8
    shape = array.shape[:-1] if colour else array.shape
    ds.SamplesPerPixel = 3 if colour else 1
    ds.PhotometricInterpretation = photometric or ("RGB" if colour else "MONOCHROME2")
    if colour:
        ds.PlanarConfiguration = 0
    if len(shape) == 3:
        ds.NumberOfFrames = shape[0]
    ds.Rows, ds.Columns = shape[-2:]
    ds.BitsAllocated = array.dtype.itemsize * 8
    ds.BitsStored = stored or ds.BitsAllocated
    ds.HighBit = ds.BitsStored - 1
    ds.PixelRepresentation = int(array.dtype.kind == "i")
    raw = array.astype(array.dtype.newbyteorder(byte_order)).tobytes()
    ds.PixelData = raw + b"\0" * (len(raw) % 2)
    ds["PixelData"].VR = "OW" if ds.BitsAllocated > 8 else "OB"


def encoded(ds, syntax=ExplicitVRLittleEndian, bare=False):
    """The file's bytes: with preamble and meta information, or, if `bare`, the data set alone."""
    from pydicom.filewriter import dcmwrite
    if syntax in STAND_INS:
        known = STAND_INS[syntax]
        padded = [u.encode() + b"\0" * (len(u) % 2) for u in (known, syntax)]
        assert len(padded[0]) == len(padded[1])
        return encoded(ds, known).replace(*padded, 1)
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = ds.SOPClassUID
    meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID
    meta.TransferSyntaxUID = UID(syntax)
    meta.ImplementationClassUID = UID(IMPLEMENTATION)
    meta.ImplementationVersionName = "PHANTOM_1"
    buffer = io.BytesIO()
    if bare:
        syntax = UID(syntax)
        dcmwrite(buffer, ds, implicit_vr=syntax.is_implicit_VR, little_endian=syntax.is_little_endian, enforce_file_format=False)
        return buffer.getvalue()
    file = FileDataset(None, ds, file_meta=meta, preamble=b"\0" * 128)
    dcmwrite(buffer, file, enforce_file_format=True)
    return buffer.getvalue()


def iso_date(text):
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if text else None


def header(ds, syntax, role="image"):
    """What `fileroom inspect` should say of it."""
    def value(keyword, kind=str):
        found = ds.get(keyword)
        return None if found in (None, "") else kind(found)
    return {
        "sopInstanceUID": str(ds.SOPInstanceUID), "sopClassUID": str(ds.SOPClassUID),
        "studyInstanceUID": str(ds.StudyInstanceUID), "seriesInstanceUID": str(ds.SeriesInstanceUID),
        "modality": value("Modality"), "bodyPartExamined": value("BodyPartExamined"),
        "studyDate": iso_date(value("StudyDate")), "studyDescription": value("StudyDescription"),
        "seriesDescription": value("SeriesDescription"), "transferSyntaxUID": str(syntax),
        "photometricInterpretation": value("PhotometricInterpretation"), "rows": value("Rows", int),
        "columns": value("Columns", int), "numberOfFrames": value("NumberOfFrames", int),
        "bitsAllocated": value("BitsAllocated", int), "bitsStored": value("BitsStored", int), "role": role,
    }


def write_json(path, value):
    """Readable, with one short list (a row of pixels) per line."""
    path.parent.mkdir(parents=True, exist_ok=True)

    def text(v, indent):
        pad = " " * indent
        if isinstance(v, dict) and v:
            inner = ",\n".join(f"{pad} {json.dumps(k, ensure_ascii=False)}: {text(x, indent + 1)}" for k, x in v.items())
            return "{\n" + inner + "\n" + pad + "}"
        if isinstance(v, list) and any(isinstance(x, (dict, list)) for x in v) and len(json.dumps(v)) > 110:
            return "[\n" + ",\n".join(pad + " " + text(x, indent + 1) for x in v) + "\n" + pad + "]"
        return json.dumps(v, ensure_ascii=False)
    path.write_text(text(value, 0) + "\n", encoding="utf-8")
