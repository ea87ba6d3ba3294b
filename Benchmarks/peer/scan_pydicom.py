#!/usr/bin/env python3
"""What a scan takes with pydicom and sqlite3: scan_pydicom.py FOLDER CATALOG.

Walks FOLDER, reads every header up to the pixels and writes the fields that Fileroom keeps, 500 rows a transaction.
One process, as such a script is usually written. Prints one line of JSON."""
import json, os, sqlite3, sys, time, warnings

import pydicom
from pydicom.errors import InvalidDicomError

warnings.simplefilter("ignore")
pydicom.config.settings.reading_validation_mode = pydicom.config.IGNORE
FIELDS = """SOPInstanceUID SOPClassUID StudyInstanceUID SeriesInstanceUID FrameOfReferenceUID StudyDate StudyTime
StudyDescription Modality SeriesNumber SeriesDate SeriesDescription BodyPartExamined Laterality ViewPosition
PatientPosition ProtocolName Manufacturer ManufacturerModelName ContrastBolusAgent ConvolutionKernel EchoTime
RepetitionTime KVP InstanceNumber AcquisitionNumber AcquisitionDate ContentDate ContentTime ImageType ImageLaterality
Rows Columns NumberOfFrames SamplesPerPixel PhotometricInterpretation BitsAllocated BitsStored PixelRepresentation
ImagePositionPatient ImageOrientationPatient PixelSpacing SliceThickness SpacingBetweenSlices SliceLocation""".split()

folder, catalog = sys.argv[1:]
start = time.perf_counter()
base = sqlite3.connect(catalog)
base.execute("PRAGMA journal_mode = WAL")
base.execute(f"CREATE TABLE instance (path TEXT PRIMARY KEY, bytes INTEGER, modified INTEGER, {', '.join(FIELDS)})")
insert = f"INSERT INTO instance VALUES ({', '.join('?' * (len(FIELDS) + 3))})"
files, rows, failed = 0, [], 0


def write():
    with base:
        base.executemany(insert, rows)
    rows.clear()


for place, folders, names in os.walk(folder):
    for name in names:
        path = os.path.join(place, name)
        files += 1
        try:
            status = os.stat(path)
            header = pydicom.dcmread(path, stop_before_pixels=True)
            values = [header.get(field) for field in FIELDS]
        except InvalidDicomError:
            continue
        except Exception:
            failed += 1
            continue
        rows.append([path, status.st_size, status.st_mtime_ns]
                    + [v if v is None or isinstance(v, (int, float)) else str(v) for v in values])
        if len(rows) == 500:
            write()
write()
count = base.execute("SELECT count(*) FROM instance").fetchone()[0]
base.close()
seconds = time.perf_counter() - start
print(json.dumps({"engine": "pydicom", "files": files, "instances": count, "failed": failed, "seconds": seconds}))
