#include "guarded.hpp"

#include "dcmtk/config/osconfig.h"
#include "dcmtk/dcmdata/dctk.h"
#include "dcmtk/dcmjpeg/djdecode.h"
#include "dcmtk/oflog/oflog.h"

#include <mutex>

using namespace cdcmtk;

std::string &cdcmtk::message() {
    thread_local std::string text;
    return text;
}

const char *cdcmtk_message(void) { return message().c_str(); }

cdcmtk_status cdcmtk_initialize(void) {
    return guarded([] {
        // Once, because registerCodecs() sets a flag without a lock.
        static std::once_flag once;
        std::call_once(once, [] {
            OFLog::configure(OFLogger::OFF_LOG_LEVEL);
            // No color conversion: samples stay in the stream's color space.
            DJDecoderRegistration::registerCodecs(EDC_never, EUC_never, EPC_colorByPixel);
        });
        if (!dcmDataDict.isDictionaryLoaded())
            throw Failure{CDCMTK_NO_DICTIONARY, "DCMTK's data dictionary is missing (see DCMDICTPATH)"};
    });
}
