#include "guarded.hpp"

#include "dcmtk/config/osconfig.h"
#include "dcmtk/dcmdata/dctk.h"
#include "dcmtk/dcmjpeg/djdecode.h"
#include "dcmtk/dcmjpls/djdecode.h"
#include "dcmtk/oflog/oflog.h"

#include <cstdlib>
#include <mutex>

using namespace cdcmtk;

std::string &cdcmtk::message() {
    thread_local std::string text;
    return text;
}

const char *cdcmtk_message(void) { return message().c_str(); }

cdcmtk_status cdcmtk_initialize(void) {
    return guarded([] {
        // registerCodecs() keeps a flag that no lock guards, hence once.
        static std::once_flag once;
        std::call_once(once, [] {
            OFLog::configure(OFLogger::OFF_LOG_LEVEL);
            // The samples as the stream has them: what they mean is said beside them.
            DJDecoderRegistration::registerCodecs(EDC_never, EUC_never, EPC_colorByPixel);
            DJLSDecoderRegistration::registerCodecs(EJLSUC_never, EJLSPC_colorByPixel);
        });
        if (!dcmDataDict.isDictionaryLoaded())
            throw Failure{CDCMTK_NO_DICTIONARY, "DCMTK's data dictionary is not there (see DCMDICTPATH)"};
    });
}

int cdcmtk_has_memory(int64_t bytes) {
    // Through a volatile pointer, or the compiler sees that nothing comes of it and leaves both calls out.
    void *volatile block = bytes > 0 ? malloc(size_t(bytes)) : nullptr;
    free(block);
    return bytes <= 0 || block != nullptr;
}
