#!/usr/bin/env python3
"""What two files of 2 GB cost in memory: large_files.py PROGRAM FOLDER

Makes a multi-frame object of 4,096 frames and a whole-slide level of 10,922 tiles (both mostly holes on the disk), asks
PROGRAM for one frame of each and to index both, and prints the largest resident memory that any of its processes had."""
import os, re, subprocess, sys, threading, time
from pathlib import Path

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian


def make(path, sop_class, modality, frames, rows, columns, samples):
    if path.exists():
        return
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID = sop_class
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID = f"2.25.{frames}{rows}"
    ds.StudyInstanceUID, ds.SeriesInstanceUID = "2.25.1", f"2.25.1{frames}"
    ds.Modality, ds.ImageType = modality, ["ORIGINAL", "PRIMARY", "VOLUME", "NONE"]
    ds.NumberOfFrames, ds.Rows, ds.Columns, ds.SamplesPerPixel = frames, rows, columns, samples
    ds.PhotometricInterpretation = "RGB" if samples == 3 else "MONOCHROME2"
    if samples == 3:
        ds.PlanarConfiguration = 0
    ds.BitsAllocated = ds.BitsStored = 8
    ds.HighBit, ds.PixelRepresentation = 7, 0
    ds.save_as(path, enforce_file_format=True)
    size = frames * rows * columns * samples
    with open(path, "r+b") as file:
        file.seek(0, os.SEEK_END)
        file.write(bytes.fromhex("e07f1000") + b"OB\0\0" + size.to_bytes(4, "little"))
        file.truncate(file.tell() + size)


def largest(program, *arguments):
    peak, is_over = [0], threading.Event()

    def watch():
        while not is_over.is_set():
            for entry in filter(str.isdigit, os.listdir("/proc")):
                try:
                    if os.readlink(f"/proc/{entry}/exe") == os.path.realpath(program):
                        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{entry}/status").read_text())
                        peak[0] = max(peak[0], int(found.group(1)) if found else 0)
                except OSError:
                    pass
            time.sleep(0.002)

    thread = threading.Thread(target=watch)
    thread.start()
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    is_over.set()
    thread.join()
    print(f"{' '.join(map(str, arguments[:2]))}: exit {done.returncode}, largest process {peak[0] / 1024:.0f} MiB {done.stderr.strip()[-120:]}")


program, folder = sys.argv[1], Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
cine, slide = folder / "cine.dcm", folder / "slide.dcm"
make(cine, "1.2.840.10008.5.1.4.1.1.3.1", "US", 4096, 512, 1024, 1)
make(slide, "1.2.840.10008.5.1.4.1.1.77.1.6", "SM", 10922, 256, 256, 3)
largest(program, "render", cine, "--frame", 4000, "--size", "full", "--json")
largest(program, "render", slide, "--frame", 10000, "--size", "full", "--json")
catalog = folder / "catalog.sqlite"
for path in folder.glob("catalog.sqlite*"):
    path.unlink()
largest(program, "index", folder, "--catalog", catalog)
