#pragma once

#include "CDCMTK.h"

#include <exception>
#include <new>
#include <string>

namespace cdcmtk {

/// A failure with its reason, for guarded() to turn into a status.
struct Failure {
    cdcmtk_status status;
    std::string message;
};

/// The reason of this thread's last failure.
std::string &message();

/// Runs the body of a door function: the one place where exceptions end.
template <typename Body>
cdcmtk_status guarded(Body body) noexcept {
    try {
        body();
        return CDCMTK_OK;
    } catch (const Failure &failure) {
        try { message() = failure.message; } catch (...) {}
        return failure.status;
    } catch (const std::bad_alloc &) {
        // In a reader process it is the limit that was reached, not the machine's end.
        try { message() = "it takes more memory than a reader may have"; } catch (...) {}
        return CDCMTK_TOO_LARGE;
    } catch (const std::exception &error) {
        try { message() = error.what(); } catch (...) {}
        return CDCMTK_INTERNAL;
    } catch (...) {
        try { message() = "unknown exception"; } catch (...) {}
        return CDCMTK_INTERNAL;
    }
}

}  // namespace cdcmtk
