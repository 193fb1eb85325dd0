// Words for what befalls a step of filing.
#pragma once

#include <string>
#include <utility>

#include "base/Error.h"
#include "base/Files.h"

namespace albumen {

inline tl::unexpected<Error> problem(Code code, const Path& path, std::string detail = {})
{
    return fail(code, Stage::file, path, std::move(detail));
}

/// A target that went away in the middle of a job.
inline Error ofTarget(Error error)
{
    error.stage = Stage::file;
    if (error.code == Code::pathMissing) error.code = Code::archiveOffline;
    return error;
}

} // namespace albumen
