"""Writes Fixtures/archive: a small archive that looks like one, every picture of it a drawn phantom."""
import io
import random
import shutil

import numpy as np
import pydicom
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.fileset import FileSet
from pydicom.sequence import Sequence
from pydicom.uid import (DeflatedExplicitVRLittleEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian, JPEG2000Lossless,
                         JPEGBaseline8Bit, JPEGLSLossless, RLELossless)

import phantoms
from common import *
from make_dicom import code, compress
from phantoms import Variation

OUT = FIXTURES / "archive"
files, series_drawn = {}, {}
AXIAL, SAGITTAL, CORONAL = [1, 0, 0, 0, 1, 0], [0, 1, 0, 0, 0, -1], [1, 0, 0, 0, 0, -1]


class Study:
    def __init__(self, number, folder, date, description=None, charset="ISO_IR 100", seed=None, **elements):
        self.number, self.folder, self.date, self.charset = number, folder, date, charset
        self.description, self.elements = description, elements
        self.variation = Variation(700 + (seed or number))
        self.series_count = 0

    def object(self, sop_class, modality, series, instance, description=None, **elements):
        """One object of the series numbered `series`, its identifiers made from the numbers."""
        ds = new(sop_class, modality, f"archive/{self.number}/{series}/{instance}", 100 + self.number)
        ds.SpecificCharacterSet = self.charset
        ds.StudyInstanceUID = uid(f"archive/{self.number}")
        ds.SeriesInstanceUID = uid(f"archive/{self.number}/{series}")
        ds.StudyDate = ds.SeriesDate = ds.AcquisitionDate = ds.ContentDate = self.date
        ds.StudyTime = f"{8 + self.number % 10:02d}{self.number * 7 % 60:02d}00"
        ds.ContentTime = f"{8 + self.number % 10:02d}{(self.number * 7 + 5) % 60:02d}{series % 60:02d}"
        ds.SeriesNumber, ds.InstanceNumber = series, instance
        if self.description:
            ds.StudyDescription = self.description
        if description:
            ds.SeriesDescription = description
        for keyword, value in {**self.elements, **elements}.items():
            setattr(ds, keyword, value)
        return ds

    def write(self, path, ds, role, drawn=None, syntax=ExplicitVRLittleEndian):
        if syntax in (RLELossless, JPEGLSLossless, JPEG2000Lossless):
            compress(ds, syntax)
        path = f"{self.folder}/{path}"
        target = OUT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(encoded(ds, syntax))
        files[path] = header(ds, syntax, role)
        if drawn:
            series_drawn[str(ds.SeriesInstanceUID)] = drawn

    def volume(self, series, names, draw, slices, modality, sop_class, description=None, drawn=None, syntax=ExplicitVRLittleEndian,
               scale=None, thickness=5.0, orientation=AXIAL, spacing=3.0, reverse=False, size=128, reach=0.8, **elements):
        """Slices from z = −reach to reach, one file each; `names` gives the file name of slice i."""
        # 12 bits from −1024 for CT, the display level times a thousand for the rest.
        for i in range(slices):
            z = (-1 + 2 * i / (slices - 1)) * reach
            values = draw(self.variation, size, z)
            ds = self.object(sop_class, modality, series, slices - i if reverse else i + 1, description,
                             ImageType=["ORIGINAL", "PRIMARY", "AXIAL" if orientation is AXIAL else "OTHER"], **elements)
            ds.FrameOfReferenceUID = uid(f"frame of archive/{self.number}")
            half, along = size * spacing / 2, (i - slices // 2) * thickness
            ds.ImagePositionPatient = [along, -half, half] if orientation is SAGITTAL else [-half, -half, along]
            ds.ImageOrientationPatient = orientation
            ds.PixelSpacing, ds.SliceThickness, ds.SpacingBetweenSlices = [spacing, spacing], thickness, thickness
            ds.SliceLocation = along
            if modality == "CT":
                pixels(ds, np.clip(np.rint(values) + 1024, 0, 4095).astype(np.uint16), stored=12)
                ds.RescaleSlope, ds.RescaleIntercept, ds.RescaleType = 1, -1024, "HU"
            else:
                pixels(ds, np.clip(np.rint(values * (scale or 1000)), 0, 4095).astype(np.uint16), stored=12)
                if modality == "PT":
                    ds.RescaleSlope, ds.RescaleIntercept, ds.Units = 12.5, 0, "BQML"
            self.write(names(i), ds, "image", drawn, syntax)

    def film(self, series, name, values, modality, sop_class, description=None, drawn=None, syntax=JPEGLSLossless, inverted=False, window=True, **elements):
        ds = self.object(sop_class, modality, series, elements.pop("instance", 1), description, ImageType=["DERIVED", "PRIMARY"], **elements)
        stored = np.clip(np.rint((1 - values if inverted else values) * 4000), 0, 4095).astype(np.uint16)
        pixels(ds, stored, "MONOCHROME1" if inverted else "MONOCHROME2", 12)
        if window:
            ds.WindowCenter, ds.WindowWidth = 2000, 4001
        ds.ImagerPixelSpacing = [1.4, 1.4]
        self.write(name, ds, "image", drawn, syntax)


def dotted(number, series):
    return lambda i: f"S{series:04d}/IM{i + 1:04d}"


def chest_ct():
    s = Study(1, "2019/03/CT_THORAX_0001", "20190312", "CT THORAX W/O", BodyPartExamined="CHEST", ProtocolName="THORAX ROUTINE")
    ds = s.object(CT, "CT", 1, 1, "Topogram 0.6 T20f", ImageType=["ORIGINAL", "PRIMARY", "LOCALIZER"])
    pixels(ds, np.rint(phantoms.ct_scout(s.variation, 160) * 1000).astype(np.uint16), stored=12)
    ds.RescaleSlope, ds.RescaleIntercept, ds.WindowCenter, ds.WindowWidth = 1, -1024, -524, 1000
    ds.ImageOrientationPatient, ds.ImagePositionPatient, ds.PixelSpacing = CORONAL, [-240, 0, 240], [3.0, 3.0]
    s.write("S0001/IM0001", ds, "localizer", "Scout view phantom of the trunk.", JPEGLSLossless)
    s.volume(2, dotted(1, 2), lambda v, n, z: phantoms.ct_chest(v, n, z, "fluid left"), 9, "CT", CT, "Thorax 5.0 B70f",
             "Axial CT phantom of the chest with fluid at the left base.", JPEGLSLossless, WindowCenter=[-600, 40], WindowWidth=[1500, 400],
             WindowCenterWidthExplanation=["LUNG", "SOFT"], KVP=120, ConvolutionKernel="B70f", reverse=True, reach=0.6)
    ds = s.object(SECONDARY_CAPTURE, "CT", 99, 1, "Dose Report", ImageType=["DERIVED", "SECONDARY", "OTHER"], BurnedInAnnotation="YES", ConversionType="WSD")
    pixels(ds, np.rint(phantoms.text_screen(s.variation, 128) * 255).astype(np.uint8))
    s.write("S0099/IM0001", ds, "dose-report", "Screen of text and numbers.", RLELossless)
    ds = s.object(BASIC_TEXT_SR, "SR", 100, 1, "Radiology report", CompletionFlag="COMPLETE", VerificationFlag="UNVERIFIED",
                  ValueType="CONTAINER", ContinuityOfContent="SEPARATE")
    ds.ConceptNameCodeSequence = Sequence([code("18748-4", "LN", "Diagnostic imaging report")])
    text, person = Dataset(), Dataset()
    text.RelationshipType, text.ValueType, text.TextValue = "CONTAINS", "TEXT", "Phantom effusion on the left."
    text.ConceptNameCodeSequence = Sequence([code("121071", "DCM", "Finding")])
    person.RelationshipType, person.ValueType, person.PersonName = "HAS OBS CONTEXT", "PNAME", "PLANTED^OBSERVER"
    person.ConceptNameCodeSequence = Sequence([code("121008", "DCM", "Person Observer Name")])
    ds.ContentSequence = Sequence([person, text])
    s.write("S0100/SR0001", ds, "structured-report")


def radiographs():
    s = Study(2, "2019/03/CR_0002", "20190320", "Röntgen Thorax 2 Ebenen", BodyPartExamined="CHEST")
    s.film(1, "pa.dcm", phantoms.cr_frontal(s.variation, 256, "base right"), "CR", CR, "Thorax p.a.", "Frontal chest radiograph phantom with opacity at the right base.",
           inverted=True, ViewPosition="PA")
    s.film(2, "lat.dcm", phantoms.cr_lateral(s.variation, 256, "base"), "CR", CR, "Thorax seitl.", "Lateral chest radiograph phantom with opacity at the base.",
           inverted=True, ViewPosition="LL")
    s = Study(3, "2020/06/DX_0003", "20200611", "胸部", "ISO_IR 192", BodyPartExamined="CHEST")
    s.film(1, "IM0001", phantoms.cr_frontal(s.variation, 256, "nodule right"), "DX", DX, "胸部正面", "Frontal chest radiograph phantom with a nodule in the right lung.",
           ViewPosition="PA", PresentationIntentType="FOR PRESENTATION", syntax=JPEG2000Lossless)
    s.film(2, "IM0002", phantoms.cr_lateral(s.variation, 256, "clear"), "DX", DX, "胸部側面", "Lateral chest radiograph phantom with clear lungs.",
           ViewPosition="LL", PresentationIntentType="FOR PRESENTATION", syntax=JPEG2000Lossless)
    s = Study(14, "2022/09/unsorted", "20220909")
    s.film(1, f"{uid('archive/14/1/1')}", phantoms.hand(s.variation, 224, "break"), "CR", CR, drawn="Radiograph phantom of a hand with a break in a bone.", window=False)


def heads():
    s = Study(4, "2020/01/0004", "20200117")
    order = list(range(7))
    random.Random(4).shuffle(order)
    s.volume(1, lambda i: f"{order[i]:08X}", lambda v, n, z: phantoms.ct_head(v, n, z, "bright left"), 7, "CT", CT,
             drawn="Axial CT phantom of the head with a bright area on the left.", syntax=RLELossless, WindowCenter=40, WindowWidth=80, spacing=1.8)
    s = Study(5, "2020/02/MR_0005", "20200225", "MRI BRAIN W/O CONTRAST", BodyPartExamined="BRAIN")
    s.volume(2, lambda i: f"t1_ax/{i + 1:03d}.dcm", lambda v, n, z: phantoms.mr_brain(v, n, z, "T1"), 7, "MR", MR, "AX T1 SE", "Axial T1 MR phantom of the brain.",
             JPEGLSLossless, EchoTime=12.0, RepetitionTime=550.0, ScanningSequence="SE", MagneticFieldStrength=1.5, spacing=1.7)
    s.volume(3, lambda i: f"t2_ax/{i + 1:03d}.dcm", lambda v, n, z: phantoms.mr_brain(v, n, z, "T2", "lesion right"), 7, "MR", MR, "AX T2 TSE",
             "Axial T2 MR phantom of the brain with a bright lesion on the right.", JPEGLSLossless, EchoTime=98.0, RepetitionTime=4200.0,
             ScanningSequence="SE", MagneticFieldStrength=1.5, WindowCenter=500, WindowWidth=1000, spacing=1.7)
    ds = s.object(PRESENTATION_STATE, "PR", 90, 1, "Key window", PresentationCreationDate="20200225", PresentationCreationTime="120000",
                  ContentLabel="WINDOW", PresentationLUTShape="IDENTITY")
    reference, image = Dataset(), Dataset()
    reference.SeriesInstanceUID = uid("archive/5/3")
    image.ReferencedSOPClassUID, image.ReferencedSOPInstanceUID = MR, uid("archive/5/3/4")
    reference.ReferencedImageSequence = Sequence([image])
    ds.ReferencedSeriesSequence = Sequence([reference])
    s.write("pr/state.dcm", ds, "presentation-state")
    s = Study(16, "2023/04/0016", "20230402")
    s.volume(1, lambda i: f"{i + 1}", lambda v, n, z: phantoms.mr_brain(v, n, z, "T1"), 5, "MR", MR, drawn="Axial T1 MR phantom of the brain.", spacing=1.7,
             syntax=ImplicitVRLittleEndian, size=96)


def joints_and_spine():
    s = Study(6, "2021/05/MR Knie 0006", "20210506", "MRT Kniegelenk rechts", BodyPartExamined="KNEE", Laterality="R")
    s.volume(3, lambda i: f"IM_{i + 1:04d}", lambda v, n, z: phantoms.mr_knee(v, n, z, "fluid"), 5, "MR", MR, "Knie re. sagittal", "Sagittal MR phantom of the knee with bright fluid.",
             JPEG2000Lossless, orientation=SAGITTAL, spacing=1.2, thickness=4.0, reach=0.4)
    s = Study(12, "2022/01/ENH_0012", "20220123", "MR Lumbar Spine", BodyPartExamined="LSPINE")
    ds = s.object(ENHANCED_MR, "MR", 1, 1, "T2 sagittal enhanced", ImageType=["ORIGINAL", "PRIMARY", "T2", "NONE"])
    n, size = 7, 128
    frames = [phantoms.mr_spine(s.variation, size, (-1 + 2 * i / (n - 1)) * 0.5, "dark disc") for i in range(n)]
    pixels(ds, np.clip(np.rint(np.stack(frames) * 1000), 0, 4095).astype(np.uint16), stored=12)
    shared = Dataset()
    measures, orientation, voi = Dataset(), Dataset(), Dataset()
    measures.PixelSpacing, measures.SliceThickness, measures.SpacingBetweenSlices = [2.0, 2.0], 4.0, 4.0
    orientation.ImageOrientationPatient = SAGITTAL
    voi.WindowCenter, voi.WindowWidth = 500, 1000
    shared.PixelMeasuresSequence, shared.PlaneOrientationSequence = Sequence([measures]), Sequence([orientation])
    shared.FrameVOILUTSequence = Sequence([voi])
    ds.SharedFunctionalGroupsSequence = Sequence([shared])
    ds.PerFrameFunctionalGroupsSequence = Sequence([])
    for i in range(n):
        item, content, position, transformation = Dataset(), Dataset(), Dataset(), Dataset()
        content.DimensionIndexValues, content.StackID, content.InStackPositionNumber = [1, i + 1], "1", i + 1
        position.ImagePositionPatient = [4.0 * (i - n // 2), -128, 128]
        transformation.RescaleSlope, transformation.RescaleIntercept, transformation.RescaleType = 1, 0, "US"
        item.FrameContentSequence, item.PlanePositionSequence = Sequence([content]), Sequence([position])
        item.PixelValueTransformationSequence = Sequence([transformation])
        ds.PerFrameFunctionalGroupsSequence.append(item)
    s.write("enhanced.dcm", ds, "image", "Sagittal MR phantom of the spine with a dark disc.", JPEGLSLossless)


def abdomen():
    s = Study(7, "2021/05/0007", "20210519", "КТ брюшной полости", "ISO_IR 144", BodyPartExamined="ABDOMEN")
    s.volume(1, lambda i: f"I{i + 1:07d}.dcm", lambda v, n, z: phantoms.ct_abdomen(v, n, z, "dark liver"), 7, "CT", CT, "Абдомен 5 мм",
             "Axial CT phantom of the abdomen with a dark area in the liver.", JPEG2000Lossless, WindowCenter=50, WindowWidth=400,
             ContrastBolusAgent="OMNIPAQUE 350", spacing=2.9)


def mammograms():
    s = Study(8, "2021/10/MG_0008", "20211004", "MAMMOGRAM SCREENING BILATERAL", BodyPartExamined="BREAST")
    for n, (side, view) in enumerate((("L", "CC"), ("R", "CC"), ("L", "MLO"), ("R", "MLO"))):
        finding = "mass" if side == "L" else "plain"
        word = "Left" if side == "L" else "Right"
        v = Variation(790 + (side == "R"))
        s.film(n + 1, f"{side}{view}.dcm", phantoms.mammogram(v, 256, side, view, finding), "MG", MG, f"{side} {view}",
               f"{word} mammogram phantom, {view} view" + (", with a mass." if finding == "mass" else "."), ImageLaterality=side, ViewPosition=view,
               PresentationIntentType="FOR PRESENTATION", inverted=side == "R")


def jpeg_colour(ds, frames):
    """Colour frames as JPEG baseline."""
    pixels(ds, frames if len(frames) > 1 else frames[0], "YBR_FULL_422")
    encoded_frames = []
    for frame in frames:
        buffer = io.BytesIO()
        Image.fromarray(frame).save(buffer, "JPEG", quality=88, subsampling=1)
        encoded_frames.append(buffer.getvalue())
    ds.PixelData = encapsulate(encoded_frames)
    ds["PixelData"].VR = "OB"
    ds["PixelData"].is_undefined_length = True
    ds.LossyImageCompression = "01"


def colours():
    s = Study(9, "2021/11/US_0009", "20211123", "Υπέρηχος άνω κοιλίας", "ISO_IR 126", BodyPartExamined="ABDOMEN")
    still = np.rint(phantoms.ultrasound(s.variation, 224, 0.1, "cyst") * 255).astype(np.uint8)
    ds = s.object(US, "US", 1, 1, "Ήπαρ", ImageType=["ORIGINAL", "PRIMARY"])
    pixels(ds, still)
    s.write("US0001", ds, "image", "Ultrasound phantom with a dark cyst and colour flow.", RLELossless)
    cine = [np.rint(phantoms.ultrasound(s.variation, 192, t / 4, "plain") * 255).astype(np.uint8) for t in range(4)]
    ds = s.object(US_MULTIFRAME, "US", 2, 1, "Doppler", ImageType=["ORIGINAL", "PRIMARY"], FrameTime=80.0)
    jpeg_colour(ds, np.stack(cine))
    s.write("US0002", ds, "image", "Ultrasound phantom with colour flow.", JPEGBaseline8Bit)
    s = Study(13, "2022/03/Foto 0013", "20220314", "Dermatologie Foto", BodyPartExamined="SKIN")
    ds = s.object(PHOTOGRAPH, "XC", 1, 1, "Unterarm", ImageType=["ORIGINAL", "PRIMARY"])
    jpeg_colour(ds, np.rint(phantoms.skin(s.variation, 256) * 255).astype(np.uint8)[None])
    s.write("foto1.dcm", ds, "image", "Photograph phantom of skin with a dark spot.", JPEGBaseline8Bit)


def pet_ct():
    s = Study(10, "2021/12/PETCT_0010", "20211202", "PET/CT WHOLE BODY FDG", BodyPartExamined="WHOLEBODY")
    s.volume(1, lambda i: f"PT/IM{i + 1:04d}", lambda v, n, z: phantoms.pet(v, n, z, "hot left"), 7, "PT", PT, "PET WB AC", "Axial PET phantom of the trunk with a bright focus on the left.",
             DeflatedExplicitVRLittleEndian, size=96, spacing=4.0, thickness=4.0, reach=0.6)
    s.volume(2, lambda i: f"CT/IM{i + 1:04d}", lambda v, n, z: phantoms.ct_chest(v, n, z, "nodule left"), 5, "CT", CT, "CT AC LOW DOSE",
             "Axial CT phantom of the chest with a nodule in the left lung.", DeflatedExplicitVRLittleEndian, WindowCenter=-600, WindowWidth=1500, reach=0.5)
    ds = s.object(RT_STRUCTURE_SET, "RTSTRUCT", 3, 1, "Contours", StructureSetLabel="CONTOURS", StructureSetDate="20211202", StructureSetTime="130000")
    region = Dataset()
    region.ROINumber, region.ROIName, region.ROIGenerationAlgorithm = 1, "FOCUS", "MANUAL"
    region.ReferencedFrameOfReferenceUID = uid("frame of archive/10")
    ds.StructureSetROISequence = Sequence([region])
    s.write("RS/RS0001.dcm", ds, "radiotherapy")


def angiography():
    s = Study(11, "2022/01/XA_0011", "20220110", "Koronarangiographie")
    ds = s.object(XA, "XA", 1, 1, "LCA", ImageType=["ORIGINAL", "PRIMARY", "SINGLE PLANE"], FrameTime=66.7, PositionerPrimaryAngle=30.0)
    frames = []
    for i in range(6):
        v = Variation(711)
        v.random = np.random.default_rng(711)  # the same vessels in every frame
        frames.append(np.rint(phantoms.angiogram(v, 160, 0.6 + 0.08 * i, "narrow") * 255).astype(np.uint8))
    pixels(ds, np.stack(frames))
    ds.WindowCenter, ds.WindowWidth = 128, 256
    s.write("XA000001", ds, "image", "Angiogram phantom of branching vessels with a narrowing.", RLELossless)


def disc():
    """A copied compact disc: DICOMDIR, and names of eight capitals."""
    s = Study(15, "CD_2018", "20181105", "CT HEAD AND CHEST XR", BodyPartExamined="HEAD")
    objects = []
    for i in range(5):
        ds = s.object(CT, "CT", 1, i + 1, "Head 5mm", ImageType=["ORIGINAL", "PRIMARY", "AXIAL"], WindowCenter=40, WindowWidth=80)
        pixels(ds, np.clip(np.rint(phantoms.ct_head(s.variation, 112, -0.6 + 0.3 * i)) + 1024, 0, 4095).astype(np.uint16), stored=12)
        ds.RescaleSlope, ds.RescaleIntercept = 1, -1024
        ds.ImagePositionPatient, ds.ImageOrientationPatient, ds.PixelSpacing, ds.SliceThickness = [-112, -112, 6.0 * i], AXIAL, [2.0, 2.0], 6.0
        ds.FrameOfReferenceUID = uid("frame of archive/15")
        objects.append((ds, "Axial CT phantom of the head."))
    ds = s.object(CR, "CR", 2, 1, "Chest AP", ImageType=["DERIVED", "PRIMARY"], ViewPosition="AP", WindowCenter=2000, WindowWidth=4001, BodyPartExamined="CHEST")
    pixels(ds, np.rint(phantoms.cr_frontal(s.variation, 224, "clear") * 4000).astype(np.uint16), stored=12)
    objects.append((ds, "Frontal chest radiograph phantom with clear lungs."))
    fileset = FileSet()
    fileset.UID = uid("archive/disc")
    fileset.ID = "PHANTOMS"
    for ds, drawn in objects:
        fileset.add(pydicom.dcmread(io.BytesIO(encoded(ds))))
        series_drawn[str(ds.SeriesInstanceUID)] = drawn
    fileset.write(OUT / s.folder)
    for instance in fileset:
        ds = next(d for d, _ in objects if d.SOPInstanceUID == instance.SOPInstanceUID)
        files[str(Path(instance.path).relative_to(OUT))] = header(ds, ExplicitVRLittleEndian)


# Words of what was drawn, and the words that a caption of it must have.
SHOWS = [("CT phantom of the chest", ["CT", "chest"]), ("CT phantom of the head", ["CT", "head"]), ("CT phantom of the abdomen", ["CT", "abdomen"]),
         ("MR phantom of the brain", ["MRI", "brain"]), ("MR phantom of the knee", ["MRI", "knee"]), ("MR phantom of the spine", ["MRI", "spine"]),
         ("Frontal chest radiograph", ["Frontal", "chest", "X-ray"]), ("Lateral chest radiograph", ["Lateral", "chest", "X-ray"]),
         ("Radiograph phantom of a hand", ["X-ray", "hand"]), ("mammogram", ["Mammogram"]), ("Angiogram", ["angiogram"]), ("PET", ["PET"]),
         ("Ultrasound", ["Ultrasound"]), ("Photograph phantom of skin", ["photograph", "skin"])]


def shows(drawn):
    return next((words for name, words in SHOWS if drawn and name in drawn), None)


def strays():
    """What every archive also holds. Returns what is not DICOM, and what is but cannot be used."""
    (OUT / "README.txt").write_text("Copied from the old server. Ask the archive before deleting anything.\n")
    (OUT / "2019/03/CT_THORAX_0001/Thumbs.db").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 120)
    (OUT / "2020/06/DX_0003/export.csv").write_text("image;exported\nIM0001;yes\nIM0002;yes\n")
    (OUT / "2022/09/unsorted/empty.dcm").write_bytes(b"")
    (OUT / "2020/11/not yet filled").mkdir(parents=True)
    (OUT / "2020/11/not yet filled/.gitkeep").write_bytes(b"")  # git keeps no empty folder
    s = Study(17, "2022/09/unsorted", "20220912", "CT chest", BodyPartExamined="CHEST")
    ds = s.object(CT, "CT", 1, 1, "interrupted copy", ImageType=["ORIGINAL", "PRIMARY", "AXIAL"])
    pixels(ds, np.clip(np.rint(phantoms.ct_chest(s.variation, 64)) + 1024, 0, 4095).astype(np.uint16), stored=12)
    ds.RescaleSlope, ds.RescaleIntercept, ds.WindowCenter, ds.WindowWidth = 1, -1024, -400, 1500
    data = encoded(ds)
    (OUT / "2022/09/unsorted/interrupted").write_bytes(data[:len(data) // 3])
    truncated = {**header(ds, ExplicitVRLittleEndian), "code": "truncated", "problem": "the file ends inside the pixel data"}
    (OUT / "2022/09/unsorted/interrupted_early").write_bytes(data[:420])
    return (["README.txt", "2019/03/CT_THORAX_0001/Thumbs.db", "2020/06/DX_0003/export.csv", "2022/09/unsorted/empty.dcm",
             "2020/11/not yet filled/.gitkeep"],
            {"2022/09/unsorted/interrupted": truncated, "2022/09/unsorted/interrupted_early": {"code": "truncated", "problem": "the file ends inside the header"}})


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    for part in (chest_ct, radiographs, heads, joints_and_spine, abdomen, mammograms, colours, pet_ct, angiography, disc):
        part()
    not_dicom, broken = strays()
    studies = {}
    for path, h in sorted(files.items()):
        study = studies.setdefault(h["studyInstanceUID"], {"studyDate": h["studyDate"], "studyDescription": h["studyDescription"], "series": {}})
        series = study["series"].setdefault(h["seriesInstanceUID"], {
            "modality": h["modality"], "seriesDescription": h["seriesDescription"], "role": h["role"],
            "drawnAs": series_drawn.get(h["seriesInstanceUID"]), "shows": shows(series_drawn.get(h["seriesInstanceUID"])), "instances": 0})
        series["instances"] += 1
    write_json(FIXTURES / "expected" / "archive.json", {
        "counts": {"files": sum(p.is_file() for p in OUT.rglob("*")), "dicom": len(files), "dicomdir": 1, "notDICOM": len(not_dicom), "broken": len(broken),
                   "studies": len(studies), "series": sum(len(s["series"]) for s in studies.values())},
        "studies": studies, "dicomdir": ["CD_2018/DICOMDIR"], "notDICOM": sorted(not_dicom), "broken": broken, "files": dict(sorted(files.items()))})


if __name__ == "__main__":
    main()
