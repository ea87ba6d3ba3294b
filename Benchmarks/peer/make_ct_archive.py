#!/usr/bin/env python3
"""Makes an archive of CT slices to measure a scan with: make_ct_archive.py FOLDER [--slices 5000] [--per-series 100].

Each slice has 512 x 512 pixels of 16 bits and a header of about 90 elements, as a scanner writes it; studies have two
series. The pixels are the same in every file, the UIDs, positions and numbers are not. A folder that is there is kept."""
import argparse
from pathlib import Path

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian

a = argparse.ArgumentParser()
a.add_argument("folder", type=Path)
a.add_argument("--slices", type=int, default=5000)
a.add_argument("--per-series", type=int, default=100)
a = a.parse_args()
root = "1.2.826.0.1.3680043.10.9999"

rows, columns = np.mgrid[-1:1:512j, -1:1:512j]
body = (rows / 0.7) ** 2 + (columns / 0.9) ** 2 < 1
noise = np.random.default_rng(7).normal(0, 20, (512, 512))
pixels = (np.where(body, 1064, 24) + noise).clip(0, 4095).astype("<u2").tobytes()


def code(value, scheme, meaning):
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return item


base = Dataset()
for keyword, value in {
    "SpecificCharacterSet": "ISO_IR 100", "ImageType": ["ORIGINAL", "PRIMARY", "AXIAL", "CT_SOM5 SPI"],
    "InstanceCreationDate": "20200102", "InstanceCreationTime": "101112.000000", "SOPClassUID": CTImageStorage,
    "StudyDate": "20200102", "SeriesDate": "20200102", "AcquisitionDate": "20200102", "ContentDate": "20200102",
    "StudyTime": "101112.000000", "SeriesTime": "101212.000000", "AcquisitionTime": "101213.500000",
    "ContentTime": "101213.500000", "AccessionNumber": "", "Modality": "CT", "Manufacturer": "Example Imaging",
    "InstitutionName": "Example Hospital", "ReferringPhysicianName": "", "StationName": "CT01",
    "StudyDescription": "CT Thorax with contrast", "SeriesDescription": "Thorax 1.0 B31f",
    "InstitutionalDepartmentName": "Radiology", "ManufacturerModelName": "Example 64", "PatientName": "Bench^Mark",
    "PatientID": "B1", "PatientBirthDate": "", "PatientSex": "O", "PatientAge": "050Y", "PatientWeight": "70",
    "ContrastBolusAgent": "Iohexol", "BodyPartExamined": "CHEST", "SliceThickness": "1.0", "KVP": "120",
    "DataCollectionDiameter": "500", "DeviceSerialNumber": "12345", "SoftwareVersions": "1.0", "ProtocolName": "Thorax",
    "ReconstructionDiameter": "360", "DistanceSourceToDetector": "1040", "DistanceSourceToPatient": "570",
    "GantryDetectorTilt": "0", "TableHeight": "150", "RotationDirection": "CW", "ExposureTime": "500",
    "XRayTubeCurrent": "200", "Exposure": "100", "FilterType": "0", "GeneratorPower": "24", "FocalSpots": "1.2",
    "ConvolutionKernel": "B31f", "PatientPosition": "HFS", "PositionReferenceIndicator": "", "SamplesPerPixel": 1,
    "PhotometricInterpretation": "MONOCHROME2", "Rows": 512, "Columns": 512, "PixelSpacing": ["0.703125", "0.703125"],
    "BitsAllocated": 16, "BitsStored": 12, "HighBit": 11, "PixelRepresentation": 0, "SmallestImagePixelValue": 0,
    "LargestImagePixelValue": 1200, "WindowCenter": ["40", "-600"], "WindowWidth": ["400", "1200"],
    "WindowCenterWidthExplanation": ["WINDOW1", "WINDOW2"], "RescaleIntercept": "-1024", "RescaleSlope": "1",
    "RescaleType": "HU", "ImageOrientationPatient": ["1", "0", "0", "0", "1", "0"],
    "RequestedProcedureDescription": "CT Thorax", "PerformedProcedureStepDescription": "CT Thorax",
}.items():
    setattr(base, keyword, value)
base.ProcedureCodeSequence = Sequence([code("CTTHX", "99EX", "CT Thorax")])
base.AnatomicRegionSequence = Sequence([code("51185008", "SCT", "Thorax")])
group = base.private_block(0x0029, "EXAMPLE CSA HEADER", create=True)
group.add_new(0x10, "OB", bytes(2048))
base.PixelData = pixels

for number in range(a.slices):
    series, index = divmod(number, a.per_series)
    folder = a.folder / f"study{series // 2:04}" / f"series{series % 2 + 1}"
    file = folder / f"{index + 1:06}.dcm"
    if file.exists():
        continue
    folder.mkdir(parents=True, exist_ok=True)
    base.StudyInstanceUID = f"{root}.{series // 2 + 1}"
    base.SeriesInstanceUID = base.FrameOfReferenceUID = f"{root}.{series // 2 + 1}.{series % 2 + 1}"
    base.SOPInstanceUID = f"{base.SeriesInstanceUID}.{index + 1}"
    base.SeriesNumber, base.InstanceNumber, base.AcquisitionNumber = series % 2 + 1, index + 1, 1
    base.ImagePositionPatient = ["-180", "-180", str(index - 400)]
    base.SliceLocation = str(index - 400)
    base.file_meta = FileMetaDataset()
    base.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    base.file_meta.MediaStorageSOPClassUID = CTImageStorage
    base.file_meta.MediaStorageSOPInstanceUID = base.SOPInstanceUID
    base.save_as(file, enforce_file_format=True)
