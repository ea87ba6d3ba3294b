"""JPEG 2000 with the multiple component transformation of Part 2, which only OpenJPEG's library writes."""
import ctypes
import ctypes.util
import os
import tempfile


class Parameters(ctypes.Structure):
    """opj_image_cmptparm_t"""
    _fields_ = [(name, ctypes.c_uint32) for name in ("dx", "dy", "w", "h", "x0", "y0", "prec", "bpp", "sgnd")]


class Component(ctypes.Structure):
    """opj_image_comp_t"""
    _fields_ = [*[(name, ctypes.c_uint32) for name in ("dx", "dy", "w", "h", "x0", "y0", "prec", "bpp", "sgnd", "resno", "factor")],
                ("data", ctypes.POINTER(ctypes.c_int32)), ("alpha", ctypes.c_uint16)]


class Image(ctypes.Structure):
    """opj_image_t"""
    _fields_ = [*[(name, ctypes.c_uint32) for name in ("x0", "y0", "x1", "y1", "numcomps")], ("color_space", ctypes.c_int),
                ("comps", ctypes.POINTER(Component)), ("icc", ctypes.c_void_p), ("icc_len", ctypes.c_uint32)]


def multicomponent(samples, stored, signed, lossy):
    """A codestream of (rows, columns, components): with an array-based transformation where `lossy`, with none where not."""
    library = ctypes.CDLL(ctypes.util.find_library("openjp2"))
    for name in ("opj_create_compress", "opj_image_create", "opj_stream_create_default_file_stream"):
        getattr(library, name).restype = ctypes.c_void_p
    rows, columns, count = samples.shape
    # opj_cparameters_t is known here by what its defaults look like: 6 resolutions before code blocks of 64 by 64.
    settings = ctypes.create_string_buffer(65536)
    library.opj_set_default_encoder_parameters(settings)
    defaults = b"".join(n.to_bytes(4, "little") for n in (6, 64, 64))
    place = settings.raw.index(defaults)
    settings[place:place + 4] = (2).to_bytes(4, "little")
    if lossy:
        # Each component after the first as its difference from the one before it.
        matrix = [float(r == c) - float(r == c + 1) for r in range(count) for c in range(count)]
        library.opj_set_MCT(settings, (ctypes.c_float * len(matrix))(*matrix), (ctypes.c_int32 * count)(), count)
    parameters = (Parameters * count)(*[Parameters(1, 1, columns, rows, 0, 0, stored, stored, int(signed))] * count)
    image = library.opj_image_create(count, parameters, 1)
    view = Image.from_address(image)
    view.x1, view.y1 = columns, rows
    for k in range(count):
        for i, value in enumerate(samples[:, :, k].ravel()):
            view.comps[k].data[i] = int(value)
    codec = ctypes.c_void_p(library.opj_create_compress(0))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "stream.j2k").encode()
        assert library.opj_setup_encoder(codec, settings, ctypes.c_void_p(image))
        stream = ctypes.c_void_p(library.opj_stream_create_default_file_stream(path, 0))
        assert library.opj_start_compress(codec, ctypes.c_void_p(image), stream)
        assert library.opj_encode(codec, stream) and library.opj_end_compress(codec, stream)
        library.opj_stream_destroy(stream)
        with open(path, "rb") as file:
            return file.read()
