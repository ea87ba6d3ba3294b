#pragma once

#include "CDCMTK.h"

#include <exception>
#include <new>
#include <string>

namespace cdcmtk {

/// A failure and its reason, which guarded() turns into a status.
struct Failure {
    cdcmtk_status status;
    std::string message;
};

/// The reason for this thread's last failure.
std::string &message();

/// Runs the body of a door function. The only place that catches exceptions.
template <typename Body>
cdcmtk_status guarded(Body body) noexcept {
    try {
        body();
        return CDCMTK_OK;
    } catch (const Failure &failure) {
        try { message() = failure.message; } catch (...) {}
        return failure.status;
    } catch (const std::bad_alloc &) {
        // Usually a reader process has reached its limit, and the machine still has memory.
        try { message() = "needs more memory than a reader process may use"; } catch (...) {}
        return CDCMTK_OUT_OF_MEMORY;
    } catch (const std::exception &error) {
        try { message() = error.what(); } catch (...) {}
        return CDCMTK_INTERNAL;
    } catch (...) {
        try { message() = "unknown exception"; } catch (...) {}
        return CDCMTK_INTERNAL;
    }
}

}  // namespace cdcmtk
