"""The rest of Fixtures/dicom: text in every character set of PS3.3 C.12.1.1.2, and the titles of documents.

The bytes are put together here, escape sequence by escape sequence, with Python's codecs for the characters between them.
"""
import warnings

from pydicom.sequence import Sequence

from common import *
from make_dicom import OUT, about, code, header, headers, names, save, titles

# pydicom 3.0 does not know ISO_IR 203, and has nothing to encode here but ASCII.
warnings.filterwarnings("ignore", message="Unknown encoding")

ESCAPES = {
    "6": b"\x1b(B", "14": b"\x1b(J", "13": b"\x1b)I", "87": b"\x1b$B", "159": b"\x1b$(D", "149": b"\x1b$)C", "58": b"\x1b$)A",
    "100": b"\x1b-A", "101": b"\x1b-B", "109": b"\x1b-C", "110": b"\x1b-D", "144": b"\x1b-L", "127": b"\x1b-G", "126": b"\x1b-F",
    "138": b"\x1b-H", "148": b"\x1b-M", "203": b"\x1b-b", "166": b"\x1b-T",
}
CODECS = {
    "6": "ascii", "14": "ascii", "13": "shift_jis", "149": "euc_kr", "58": "gb2312", "100": "latin_1", "101": "iso8859_2",
    "109": "iso8859_3", "110": "iso8859_4", "144": "iso8859_5", "127": "iso8859_6", "126": "iso8859_7", "138": "iso8859_8",
    "148": "iso8859_9", "203": "iso8859_15", "166": "tis_620",
}


def characters(text, registration):
    """Text in one coded character set, without its escape sequence."""
    if registration not in ("87", "159"):
        return text.encode(CODECS[registration])
    # JIS X 0208 and 0212 as EUC-JP has them, without the high bits, and the second without the 8F before each character.
    data = text.encode("euc_jp")
    assert (0x8F in data) == (registration == "159")
    return bytes(b & 0x7F for b in data if b != 0x8F)


def switched(*parts):
    """Pairs of a registration and text, one after the other, each behind its escape sequence."""
    return b"".join(ESCAPES[registration] + characters(text, registration) for registration, text in parts)


def text_file(name, number, declared, words, data, text, person=None, groups=(), warned=False):
    """SeriesDescription and PatientName as bytes: ASCII of the same length stands in for them, so that no codec touches them."""
    ds = new(CR, "CR", f"dicom/{name}", number)
    ds.StudyDescription = f"Text {number}"
    person = person or f"PLANTED^NAME{number}".encode()
    groups = groups or (person.decode(),)
    data += b" " * (len(data) % 2)
    person += b" " * (len(person) % 2)
    ds.SpecificCharacterSet = declared
    ds.SeriesDescription, ds.PatientName = "~" * len(data), "|" * len(person)
    (OUT / name).write_bytes(encoded(ds).replace(b"~" * len(data), data).replace(b"|" * len(person), person))
    about[name] = words
    headers[name] = header(ds, "1.2.840.10008.1.2.1", role="other") | {"seriesDescription": text}
    names[name] = {"groups": dict(zip(("alphabetic", "ideographic", "phonetic"), groups)), "isWarned": warned}


def single_sets():
    """The terms without code extensions that make_dicom.py has not."""
    for number, (registration, name, text) in enumerate((
            ("109", "latin3", "Ĥaŭta ĉirkaŭaĵo"), ("110", "latin4", "Krūškurvja rentgenogramma"), ("127", "arabic", "أشعة الصدر"),
            ("138", "hebrew", "צילום חזה"), ("148", "latin5", "Göğüs röntgeni, ığışİ"), ("203", "latin9", "Œdème, 5 €, Ž"),
            ("166", "thai", "เอกซเรย์ทรวงอก"), ("13", "katakana", "ｷｮｳﾌﾞ X ｾﾝ")), 210):
        data = characters(text, registration)
        text_file(f"charset_{name}.dcm", number, f"ISO_IR {registration}", f"descriptions in ISO_IR {registration}", data, text,
                  b"PLANTED^" + data, (f"PLANTED^{text}",))
    text_file("charset_gbk.dcm", 218, "GBK", "descriptions in GBK, with a character that GB 2312 lacks", "胸部 朱镕基".encode("gbk"), "胸部 朱镕基",
              b"PLANTED^NAME218=" + "王^小东".encode("gbk"), ("PLANTED^NAME218", "王^小东"))
    text_file("charset_default.dcm", 219, "", "no character set declared and none needed", b"Chest PA", "Chest PA")


def extensions():
    """ISO 2022: several sets in one value, and back to the first at each delimiter (PS3.5 6.1.2.5.3)."""
    def terms(*registrations):
        return [f"ISO 2022 IR {r}" if r else "" for r in registrations]
    latin = (("101", "głowa=ł^ł "), ("109", "ĉapelo "), ("110", "ķēniņš "), ("148", "ığış "), ("203", "œ€ "), ("100", "ñ"))
    text_file("charset_extended_latin.dcm", 220, terms("100", "101", "109", "110", "148", "203"),
              "six Latin sets in one value; = and ^ are no delimiters there, and are in a name",
              "Schädel ".encode("latin_1") + switched(*latin), "Schädel " + "".join(t for _, t in latin),
              # After the ^ the first set is back: F1 is ñ there, and ń in the second.
              b"PLANTED" + switched(("101", "ł")) + b"^\xf1=" + switched(("101", "ń")), ("PLANTEDł^ñ", "ń"))
    other = (("144", "грудь "), ("126", "θώραξ "), ("127", "صدر "), ("138", "חזה "), ("166", "ทรวงอก"))
    text_file("charset_extended_other.dcm", 221, terms("6", "144", "126", "127", "138", "166"), "ASCII, Cyrillic, Greek, Arabic, Hebrew and Thai in one value",
              b"Chest " + switched(*other), "Chest " + "".join(t for _, t in other))
    kanji = lambda text, back="6": switched(("87", text), (back, ""))
    text_file("charset_japanese_names.dcm", 222, terms("", "87"), "a name in its three groups, ideographs and sounds in ISO 2022 IR 87, as in PS3.5 H.3.1",
              kanji("胸部") + b" CT", "胸部 CT", b"PLANTED^Tarou=" + kanji("山田") + b"^" + kanji("太郎") + b"=" + kanji("やまだ") + b"^" + kanji("たろう"),
              ("PLANTED^Tarou", "山田^太郎", "やまだ^たろう"))
    text_file("charset_japanese_katakana.dcm", 223, terms("13", "87"), "a name in its three groups, the first in katakana of ISO 2022 IR 13, as in PS3.5 H.3.2",
              characters("ｷｮｳﾌﾞ", "13") + b" " + kanji("胸部", "14") + b"/" + switched(("87", "胸")) + characters("ﾌﾞ", "13") + switched(("14", "")), "ｷｮｳﾌﾞ 胸部/胸ﾌﾞ",
              characters("ﾔﾏﾀﾞ^ﾀﾛｳ", "13") + b" PLANTED=" + kanji("山田", "14") + b"^" + kanji("太郎", "14") + b"=" + kanji("やまだ", "14") + b"^" + kanji("たろう", "14"),
              ("ﾔﾏﾀﾞ^ﾀﾛｳ PLANTED", "山田^太郎", "やまだ^たろう"))
    text_file("charset_japanese_159.dcm", 224, terms("", "87", "159"), "kanji of ISO 2022 IR 159 among those of IR 87",
              switched(("87", "胸"), ("159", "丂丄"), ("87", "部"), ("6", " PA")), "胸丂丄部 PA")
    korean = lambda text: switched(("149", text))
    text_file("charset_korean_names.dcm", 225, terms("", "149"), "a name in its three groups, two in ISO 2022 IR 149, as in PS3.5 I.2",
              korean("흉부 X선"), "흉부 X선", b"PLANTED^Gildong=" + korean("洪") + b"^" + korean("吉洞") + b"=" + korean("홍") + b"^" + korean("길동"),
              ("PLANTED^Gildong", "洪^吉洞", "홍^길동"))
    chinese = lambda text: switched(("58", text))
    text_file("charset_chinese_58.dcm", 226, terms("", "58"), "descriptions and a name in ISO 2022 IR 58", chinese("胸部平扫"), "胸部平扫",
              b"PLANTED^XiaoDong=" + chinese("张") + b"^" + chinese("小东"), ("PLANTED^XiaoDong", "张^小东"))
    text_file("charset_utf8_names.dcm", 227, "ISO_IR 192", "a name in its three groups in UTF-8", "胸部".encode(), "胸部",
              "PLANTED^Tarou=山田^太郎=やまだ^たろう".encode(), ("PLANTED^Tarou", "山田^太郎", "やまだ^たろう"))


def wrong_declarations():
    for number, (name, declared, codec, text, warned) in enumerate((
            ("utf8_as_latin1", "ISO_IR 100", "utf_8", "Schädel, früher", True), ("utf8_as_cyrillic", "ISO_IR 144", "utf_8", "Рентген грудной клетки", True),
            ("utf8_as_gb18030", "GB18030", "utf_8", "胸部平扫", True), ("utf8_as_korean", ["", "ISO 2022 IR 149"], "utf_8", "흉부 CT", True),
            ("latin1_as_utf8", "ISO_IR 192", "latin_1", "Schädel, früher", True), ("gbk_as_utf8", "ISO_IR 192", "gbk", "胸部平扫", True),
            ("escapes_as_utf8", "ISO_IR 192", "iso2022_jp", "胸部 CT", True), ("windows_as_latin1", "ISO_IR 100", "cp1252", "“œdème” – 5 €", True),
            ("utf8_as_katakana", "ISO_IR 13", "utf_8", "胸部 正面", True), ("sjis_as_japanese", ["", "ISO 2022 IR 87"], "shift_jis", "胸部 ルーチン", True),
            ("uhc_as_korean", ["", "ISO 2022 IR 149"], "cp949", "똠방 CT", False)), 230):
        terms = declared if isinstance(declared, str) else declared[1]
        text_file(f"charset_{name}.dcm", number, declared, f"declares {terms} and holds {codec.replace('_', '-')}", text.encode(codec), text, warned=warned)


def documents():
    def document(name, number, sop_class, modality, title, words, role, **elements):
        ds = new(sop_class, modality, f"dicom/{name}", number)
        ds.StudyDescription, ds.SeriesDescription = "Documents", name.removesuffix(".dcm").replace("_", " ")
        for keyword, value in elements.items():
            setattr(ds, keyword, value)
        save(name, ds, words, role=role)
        titles[name] = title
    document("rt_structures.dcm", 250, RT_STRUCTURE_SET, "RTSTRUCT", "PHANTOM: Lungs and cord", "contours: StructureSetLabel and StructureSetName are the title",
             "radiotherapy", StructureSetLabel="PHANTOM", StructureSetName="Lungs and cord", StructureSetDate="20200102", StructureSetTime="101500")
    document("rt_plan.dcm", 251, RT_PLAN, "RTPLAN", "BOOST", "a plan with nothing but its label", "radiotherapy", RTPlanLabel="BOOST", RTPlanDate="20200102", RTPlanTime="101500")
    document("presentation.dcm", 252, PRESENTATION_STATE, "PR", "ARROWS: Where the phantom was drawn", "a presentation state: ContentLabel and ContentDescription are the title",
             "presentation-state", ContentLabel="ARROWS", ContentDescription="Where the phantom was drawn")
    document("segmentation.dcm", 253, SEGMENTATION, "SEG", "LIVER: Liver of a phantom", "a segmentation: ContentLabel and ContentDescription are the title",
             "segmentation", ContentLabel="LIVER", ContentDescription="Liver of a phantom")
    document("key_objects.dcm", 254, KEY_OBJECTS, "KO", "For Teaching", "a key object selection: its concept name is the title", "key-object",
             ConceptNameCodeSequence=Sequence([code("113004", "DCM", "For Teaching")]), ValueType="CONTAINER")
    japanese = code("99001", "99PHANTOM", "胸部レポート")
    japanese.SpecificCharacterSet = "ISO_IR 192"
    document("sr_item_charset.dcm", 256, BASIC_TEXT_SR, "SR", "胸部レポート", "a report in ISO_IR 100 whose title is in UTF-8, as its item says", "structured-report",
             ConceptNameCodeSequence=Sequence([japanese]), ValueType="CONTAINER")
    document("encapsulated_cda.dcm", 255, ENCAPSULATED_CDA, "DOC", "Discharge letter", "an encapsulated document with a title and a concept name", "document",
             ConceptNameCodeSequence=Sequence([code("18842-5", "LN", "Discharge summary")]), DocumentTitle="Discharge letter",
             MIMETypeOfEncapsulatedDocument="text/XML", EncapsulatedDocument=b"<ClinicalDocument/> ")


def main():
    titles.update({"sr.dcm": "Diagnostic imaging report", "pdf.dcm": "Letter about a phantom"})
    single_sets()
    extensions()
    wrong_declarations()
    documents()
