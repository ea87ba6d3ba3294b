"""Checkpoints as torch writes them, and what nobody should be able to do with one.

`tensors*.pt` hold every kind of tensor in the layouts of torch.save, and `expected.safetensors` what is in them. The files of
`hostile` are pickles and archives put together by hand; `hostile.json` says which words the refusal of each must have.
"""
import io
import json
import pickle
import struct
import zipfile
from collections import OrderedDict

import torch
from safetensors.torch import save_file

from common import FIXTURES

OUTPUT = FIXTURES / "torch"
COMMAND = "touch pwned-by-pickle"


# What torch writes

def tensors():
    grid = torch.arange(24, dtype=torch.float32).view(4, 6) / 8
    pool = torch.arange(20, dtype=torch.float32)
    small = torch.tensor([1.0, -2.5, 0.0, 65504.0, 6e-8])
    return OrderedDict({
        "plain": grid, "transposed": grid.t(), "slice": grid[1:3, ::2], "column": grid[:, 3],
        "first half": pool[:10].view(2, 5), "second half": pool[10:].view(5, 2).t(),
        "expanded": torch.tensor([1.5, -2.5]).expand(3, 2), "scalar": torch.tensor(0.5), "empty": torch.zeros(0, 3),
        "permuted": (torch.arange(24, dtype=torch.float32).view(2, 3, 1, 4) - 12).permute(3, 1, 0, 2),
        "f16": small.half(), "bf16": small.bfloat16(), "f16 transposed": grid.half().t(), "bf16 slice": grid.bfloat16()[:, 1:4],
        "f64": small.double(), "f64 transposed": grid.double().t(), "i64": torch.tensor([[1, -2, 2 ** 40]]),
        "i32": torch.tensor([7, -8], dtype=torch.int32), "i16": torch.tensor([300, -300], dtype=torch.int16),
        "i8": torch.tensor([-5, 5], dtype=torch.int8), "u8": torch.tensor([0, 255], dtype=torch.uint8),
        "bool": torch.tensor([True, False, True]), "parameter": torch.nn.Parameter(torch.tensor([[1.0, 2.0], [3.0, 4.0]])),
    })


def published(model):
    """The object of the prefix family's .pt: state dict, the training script's settings, facts for the loader."""
    return {
        "model": model,
        "cfg": {"lr": 1e-4, "epochs": 3, "fp16": True, "note": None, "columns": (("img", "img_path"), ("text", "caption")),
                "betas": (0.9, 0.98), "seeds": [1, 2 ** 40, -(2 ** 80)]},
        "meta": {"gpt2_name": "gpt2-medium", "prompt": "In one sentence (1\u20133 words).", "prefix_tokens": 32},
    }


def saved(value, **options):
    """As torch.save writes it to a stream, so that no file name is in it."""
    stream = io.BytesIO()
    torch.save(value, stream, **options)
    return stream.getvalue()


class Storages(pickle.Unpickler):
    """Finds the size in bytes of an element of each storage, in the order in which they are mentioned."""

    def __init__(self, stream):
        super().__init__(stream)
        self.sizes = {}

    def find_class(self, module, name):
        return super().find_class(module, name) if name.endswith("Storage") else lambda *_: {}

    def persistent_load(self, reference):
        _, kind, key, *_ = reference
        self.sizes.setdefault(key, kind._dtype.itemsize)


def settled(data):
    """A legacy file with its storages in the order of the value: torch calls them by, and sorts them by, addresses."""
    stream = io.BytesIO(data)
    for _ in range(3):
        pickle.load(stream)
    storages = Storages(stream)
    storages.load()
    start = stream.tell()
    numbers = {}
    for key in pickle.load(stream):
        count = stream.read(8)
        numbers[key] = count + stream.read(struct.unpack("<q", count)[0] * storages.sizes[key])
    names = {key: str(10 ** (len(key) - 1) + place) for place, key in enumerate(storages.sizes)}
    head = data[:start]
    for key, name in names.items():
        head = head.replace(text(key), text(name))
    return head + pickle.dumps(list(names.values()), 2) + b"".join(numbers[key] for key in names)


def written_by_torch():
    value = published(tensors())
    tiny = {"w": torch.tensor([[1.0, 2.0], [3.0, 4.0]]), "b": torch.tensor([5.0]).half()}
    eight = {"plain": torch.ones(2), "eight bits": torch.zeros(2, dtype=torch.float8_e4m3fn), "complex": torch.zeros(2, dtype=torch.complex64)}
    return {
        "tensors.pt": saved(value), "tensors_legacy.pt": settled(saved(value, _use_new_zipfile_serialization=False)),
        "tensors_protocol4.pt": saved(value, pickle_protocol=4),
        "tiny.pt": saved(tiny), "tiny_legacy.pt": settled(saved(tiny, _use_new_zipfile_serialization=False)),
        "unread_types.pt": saved(eight),
    }


# Pickles by hand

def text(words):
    data = words.encode()
    return b"X" + struct.pack("<I", len(data)) + data


def integer(value):
    data = pickle.encode_long(value)
    return b"\x8a" + bytes([len(data)]) + data


def integers(values):
    return b"(" + b"".join(map(integer, values)) + b"t"


def storage(count=2, key="0", kind=b"ctorch\nFloatStorage\n", more=b""):
    return b"(" + text("storage") + kind + text(key) + text("cpu") + integer(count) + more + b"tQ"


def tensor(of=None, offset=0, size=(2,), strides=(1,)):
    return (b"ctorch._utils\n_rebuild_tensor_v2\n(" + (of or storage()) + integer(offset) + integers(size) + integers(strides)
            + b"\x89)tR")


def state(of=None, **options):
    """A pickle of {'model': {'w': a tensor}}."""
    return b"\x80\x02}" + text("model") + b"}" + text("w") + (of or tensor(**options)) + b"ss."


def beside(value):
    """A sound tensor, and a value in 'cfg'."""
    return state()[:-1] + text("cfg") + value + b"s."


# Containers by hand

def archive(pickled, files=(("data/0", bytes(8)),), method=zipfile.ZIP_STORED, order=b"little"):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, data in (("data.pkl", pickled), ("byteorder", order), *files):
            entry = zipfile.ZipInfo("a/" + name)
            entry.compress_type = method
            file.writestr(entry, data)
    return stream.getvalue()


def patched(data, place, value, width):
    """`data` with a number written over another; a place below 0 is counted from the end-of-directory record's end."""
    place = place if place >= 0 else len(data) + place
    return data[:place] + (value & (1 << 8 * width) - 1).to_bytes(width, "little") + data[place + width:]


def entry_place(data, number):
    """Where an entry of the directory begins."""
    place = data.index(b"PK\1\2")
    for _ in range(number):
        place = data.index(b"PK\1\2", place + 4)
    return place


def legacy(value, keys=("0",), numbers=((2, bytes(8)),), magic=0x1950A86A20F9469CFC6C, version=1001, little=True):
    head = b"".join(pickle.dumps(part, 2) for part in (magic, version, {"protocol_version": 1001, "little_endian": little}))
    return head + value + pickle.dumps(list(keys), 2) + b"".join(struct.pack("<q", count) + data for count, data in numbers)


def hostile():
    system = b"cposix\nsystem\n"
    command = text(COMMAND)
    needs = "needs posix.system, which is not data"
    outside = "does not lie in storage"
    pickles = {
        # Code
        "system_reduce": (beside(system + command + b"\x85R"), needs),
        "system_reduce_as_root": (b"\x80\x02" + system + command + b"\x85R.", needs),
        "system_stack_global": (b"\x80\x04" + text("posix") + text("system") + b"\x93" + command + b"\x85R.", needs),
        "system_newobj": (beside(system + command + b"\x85\x81"), needs),
        "system_build": (beside(system + command + b"b"), needs),
        "system_inst": (beside(b"(" + command + b"iposix\nsystem\n"), "0x69 (INST)"),
        "system_obj": (beside(b"(" + system + command + b"o"), "0x6F (OBJ)"),
        "system_newobj_ex": (beside(system + command + b"\x85}\x92"), "0x92 (NEWOBJ_EX)"),
        "system_as_tensor": (state(system + command + b"\x85R"), needs),
        "system_as_storage": (state(tensor(system + command + b"\x85R")), needs),
        "eval": (beside(b"cbuiltins\neval\n" + command + b"\x85R"), "needs builtins.eval"),
        "getattr": (beside(b"cbuiltins\ngetattr\n" + system + text("__call__") + b"\x86R"), "needs builtins.getattr"),
        "load_from_bytes_as_root": (b"\x80\x02ctorch.storage\n_load_from_bytes\n" + command + b"\x85R.", "needs torch.storage._load_from_bytes"),
        "system_as_storage_type": (state(tensor(storage(kind=system))), needs),
        "extension_1": (b"\x80\x02\x82\x01.", "0x82 (EXT1)"), "extension_2": (b"\x80\x02\x83\x01\x00.", "0x83 (EXT2)"),
        "extension_4": (b"\x80\x02\x84\x01\x00\x00\x00.", "0x84 (EXT4)"),
        "no_opcode": (b"\x80\x02\xff.", "0xFF (not a pickle opcode)"),
        "global_with_an_escape": (b"\x80\x02cposix\n\x1b[2J\n)R.", "invalid name"),
        # Tensors that are not where they say
        "count_beyond_64_bits": (state(tensor(storage(2 ** 64))), "expected an integer"),
        "count_times_size_beyond_64_bits": (state(tensor(storage(2 ** 62))), "would have 4611686018427387904 elements"),
        "count_negative": (state(tensor(storage(-1))), "would have -1 elements"),
        "count_beyond_the_file": (state(tensor(storage(2 ** 50))), "has 8 bytes; its 1125899906842624 elements need"),
        "count_below_the_file": (state(tensor(storage(1), size=(1,))), "has 8 bytes; its 1 elements need 4"),
        "offset_past_the_storage": (state(offset=1), outside), "offset_negative": (state(offset=-1), outside),
        "offset_largest": (state(offset=2 ** 63 - 1), "impossible shape"),
        "extent_past_the_storage": (state(size=(3,)), outside), "extent_negative": (state(size=(-1,)), "of shape [-1]"),
        "extents_beyond_64_bits": (state(size=(2 ** 40, 2 ** 40), strides=(0, 0)), "impossible shape"),
        "extents_beyond_64_bits_of_none": (state(size=(2 ** 40, 2 ** 40, 0), strides=(0, 0, 0)), "impossible shape"),
        "stride_past_the_storage": (state(strides=(2,)), outside), "stride_negative": (state(offset=1, strides=(-1,)), "strides [-1]"),
        "stride_largest": (state(size=(4,), strides=(2 ** 62,)), "impossible shape"),
        "strides_of_another_count": (state(size=(1, 2)), "2 axes has 1 strides"),
        "axes_too_many": (state(size=(1,) * 65, strides=(1,) * 65), "expected a list of integers"),
        "expanded_to_a_trillion": (state(size=(2 ** 40,), strides=(0,)), "repeated to the shape"),
        "extent_of_text": (state(b"ctorch._utils\n_rebuild_tensor_v2\n(" + storage() + integer(0) + text("a") + integers((1,)) + b"\x89)tR"), "list of integers"),
        "tensor_without_storage": (state(b"ctorch._utils\n_rebuild_tensor_v2\n(NK\0))\x89)tR"), "without a storage"),
        "tensor_without_arguments": (state(b"ctorch._utils\n_rebuild_tensor_v2\n)R"), "without shape and strides"),
        "parameter_without_tensor": (state(b"ctorch._utils\n_rebuild_parameter\n)R"), "without a tensor"),
        "storage_missing": (state(tensor(storage(key="1"))), "storage '1' is not in the file"),
        "storage_outside": (state(tensor(storage(key="../../etc/passwd"))), "is not in the file"),
        "storage_of_two_types": (b"\x80\x02" + tensor() + tensor(storage(kind=b"ctorch\nIntStorage\n")) + b".", "described twice"),
        "storage_part_past_it": (state(tensor(storage(more=b"(" + text("v") + integer(1) + integer(2) + b"t"))), "does not lie in it"),
        "reference_of_another_kind": (state(b"(" + text("file") + text("x") + b"tQ"), "not a storage"),
        "reference_to_a_number": (state(b"K\0Q"), "not a storage"),
        # Pickles that are none
        "empty": (b"", "truncated"), "without_stop": (state()[:-1], "truncated"), "protocol_9": (b"\x80\x09.", "protocol 9"),
        "nothing_to_stop_with": (b"\x80\x02.", "a value is missing"), "no_mark": (b"\x80\x02Nt.", "a mark is missing"),
        "pop_past_a_mark": (b"\x80\x02N(00.", "a value is missing"), "memo_missing": (b"\x80\x02h\x07.", "nothing was memoized as 7"),
        "odd_entries": (b"\x80\x02}(Nu.", "a key without a value"), "append_to_tuple": (b"\x80\x02)Na.", "non-list"),
        "entry_in_list": (b"\x80\x02]NNs.", "non-dictionary"), "call_of_a_number": (b"\x80\x02K\1)R.", "non-callable"),
        "call_without_arguments": (b"\x80\x02ccollections\nOrderedDict\nNR.", "without arguments"),
        "ordered_of_numbers": (b"\x80\x02ccollections\nOrderedDict\n(K\1K\2t\x85R.", "a key without a value"),
        "number_of_2_GiB": (b"\x80\x02\x8b\xff\xff\xff\x7fx.", "truncated"), "number_of_negative_size": (b"\x80\x02\x8b\0\0\0\x80x.", "negative length"),
        "text_of_4_GiB": (b"\x80\x02X\xff\xff\xff\xffx.", "truncated"), "text_of_2_to_64": (b"\x80\x04\x8d" + b"\xff" * 8 + b"x.", "truncated"),
        "text_not_utf8": (b"\x80\x02X\x02\0\0\0\xc3\x28.", "not UTF-8"), "line_without_end": (b"\x80\x02I" + b"1" * 5000 + b"\n.", "line is too long"),
        "line_no_number": (b"\x80\x02Ix\n.", "not an integer"), "number_too_long": (b"\x80\x02I" + b"9" * 60 + b"\n.", "128 bits"),
        "float_no_number": (b"\x80\x02Fx\n.", "not a number"), "global_without_end": (b"\x80\x02cposix", "truncated"),
        "list_in_itself": (b"\x80\x02]q\0h\0a.", "contains itself"), "dictionary_in_itself": (b"\x80\x02}q\0" + text("a") + b"h\0s.", "contains itself"),
        "tuple_in_itself": (b"\x80\x02]q\0h\0\x85a.", "contains itself"),
        "root_no_dictionary": (b"\x80\x02K\1.", "does not contain 'model'"), "model_no_dictionary": (b"\x80\x02}" + text("model") + b"K\1s.", "'model' is not a dictionary"),
    }
    files = {name + ".pt": (archive(data), words) for name, (data, words) in pickles.items()}
    sound = archive(state())
    first = entry_place(sound, 0)
    last = entry_place(sound, 2)
    directory = sound.index(b"PK\5\6")
    wide = sound[:directory] + b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 3, 3, 2 ** 63, 2 ** 63)
    wide += b"PK\6\7" + struct.pack("<IQI", 0, directory, 1) + sound[directory:]
    files |= {
        # Archives
        "zip_deflated.pt": (archive(state(), method=zipfile.ZIP_DEFLATED), "'a/data.pkl' inside it is compressed (method 8)"),
        "zip_bomb.pt": (archive(bytes(1 << 22), method=zipfile.ZIP_DEFLATED), "is compressed (method 8)"),
        "zip_storage_deflated.pt": (patched(sound, last + 10, 8, 2), "'a/data/0' inside it is compressed"),
        "zip_encrypted.pt": (patched(sound, first + 8, 1, 2), "is encrypted"),
        "zip_two_sizes.pt": (patched(sound, first + 24, 2 ** 31, 4), "has two different sizes"),
        "zip_entry_past_the_file.pt": (patched(sound, last + 20, 2 ** 31, 4), "'a/data/0' inside it reaches past"),
        "zip_header_past_the_file.pt": (patched(sound, last + 42, 2 ** 31, 4), "is not where the directory says"),
        "zip_overlap.pt": (patched(sound, last + 42, 0, 4), "overlaps another file"),
        "zip_name_twice.pt": (archive(state(), (("data/0", bytes(8)), ("data/1", bytes(8)))).replace(b"a/data/1", b"a/data/0"), "is inside it twice"),
        "zip_count_too_large.pt": (patched(sound, -12, 0xFFFE, 2), "directory is misplaced"),
        "zip_directory_past_the_file.pt": (patched(sound, -6, 2 ** 32 - 2, 4), "directory is misplaced"),
        "zip_directory_elsewhere.pt": (patched(sound, -6, 4, 4), "damaged directory"),
        "zip_wide_directory_elsewhere.pt": (wide, "directory is misplaced"),
        "zip_wide_record_elsewhere.pt": (wide.replace(struct.pack("<IQI", 0, directory, 1), struct.pack("<IQI", 0, 2 ** 63, 1)), "ZIP64 directory is misplaced"),
        "zip_big_endian.pt": (archive(state(), order=b"big"), "big-endian"),
        "zip_of_something_else.pt": (sound.replace(b"data.pkl", b"data.xml"), "not a torch file"),
        "zip_two_pickles.pt": (archive(state(), (("data/0", bytes(8)), ("b/data.pkl", state()))), "2 files named data.pkl"),
        "zip_of_a_program.pt": (archive(state(), (("constants.pkl", b""),)), "TorchScript program"),
        "zip_header_only.pt": (b"PK\3\4", "truncated"),
        # The legacy container
        "legacy_magic.pt": (legacy(state(), magic=1), "not a torch file"),
        "legacy_version.pt": (legacy(state(), version=1002), "unknown version"),
        "legacy_big_endian.pt": (legacy(state(), little=False), "big-endian"),
        "legacy_system.pt": (legacy(beside(system + command + b"\x85R")), needs),
        "legacy_without_keys.pt": (legacy(state(), keys=()), "storage '0' is not in the file"),
        "legacy_unknown_key.pt": (legacy(state(), keys=("0", "1")), "not used"),
        "legacy_key_twice.pt": (legacy(state(), keys=("0", "0"), numbers=((2, bytes(8)),) * 2), "lists one twice"),
        "legacy_other_count.pt": (legacy(state(), numbers=((3, bytes(12)),)), "different number of elements"),
        "legacy_negative_count.pt": (legacy(state(), numbers=((-2, bytes(8)),)), "different number of elements"),
        "legacy_huge_storage.pt": (legacy(state(tensor(storage(2 ** 40)))), "truncated"),
        "legacy_part_past_the_storage.pt": (legacy(state(tensor(storage(more=b"(" + text("v") + integer(2) + integer(1) + b"t")))), "does not lie in it"),
        "plain_pickle.pt": (pickle.dumps({"model": {}}, 2), "not a torch file"),
        # What a download leaves
        "lfs_pointer.pt": (b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 1693225479\n", "a Git LFS pointer, not the file itself: fetch it with git lfs pull"),
        "web_page.pt": (b"\n<!DOCTYPE html>\n<html><body>Sign in</body></html>\n", "a web page, not a checkpoint"),
        "picture.pt": (b"GIF89a", "neither a zip archive nor a pickle"),
        "nothing.pt": (b"", "empty"),
    }
    return files


def main():
    OUTPUT.mkdir(exist_ok=True)
    for name, data in written_by_torch().items():
        (OUTPUT / name).write_bytes(data)
    save_file({name: value.detach().contiguous().clone() for name, value in tensors().items()}, OUTPUT / "expected.safetensors")
    folder = OUTPUT / "hostile"
    folder.mkdir(exist_ok=True)
    files = hostile()
    for old in folder.iterdir():
        old.unlink()
    for name, (data, _) in files.items():
        (folder / name).write_bytes(data)
    (OUTPUT / "hostile.json").write_text(json.dumps({name: words for name, (_, words) in sorted(files.items())}, indent=1) + "\n")


if __name__ == "__main__":
    main()
