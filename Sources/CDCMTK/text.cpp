#include "guarded.hpp"

#include <cerrno>
#include <iconv.h>

using namespace cdcmtk;

cdcmtk_status cdcmtk_to_utf8(
    const char *charset, const uint8_t *bytes, int64_t count, uint8_t *buffer, int64_t capacity, int64_t *out_written) {
    return guarded([&] {
        iconv_t converter = iconv_open("UTF-8", charset);
        if (converter == iconv_t(-1)) throw Failure{CDCMTK_INTERNAL, std::string("iconv does not know ") + charset};
        char *input = const_cast<char *>(reinterpret_cast<const char *>(bytes));
        char *output = reinterpret_cast<char *>(buffer);
        size_t inputLeft = size_t(count), outputLeft = size_t(capacity);
        size_t result = iconv(converter, &input, &inputLeft, &output, &outputLeft);
        if (result != size_t(-1)) result = iconv(converter, nullptr, nullptr, &output, &outputLeft);
        iconv_close(converter);
        if (result == size_t(-1)) throw Failure{CDCMTK_MALFORMED, std::string("bytes that are not ") + charset};
        *out_written = capacity - int64_t(outputLeft);
    });
}
