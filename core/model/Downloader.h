// Fetching a file of weights: the one socket of the program. HTTPS only, no more bytes than the record says, resumed
// where it stopped, and only under its final name once its hash is right.
#pragma once

#include <string>

#include "base/Error.h"
#include "base/Files.h"
#include "base/JobControl.h"
#include "base/Progress.h"
#include "model/Manifest.h"

namespace albumen {

/// Threads: all; no state.
class Downloader
{
public:
    /// loopbackToo also allows http://127.0.0.1: a server of the tests.
    enum class Schemes { httpsOnly, loopbackToo };
    explicit Downloader(Files& files, Schemes schemes = Schemes::httpsOnly) : files_(files), schemes_(schemes) {}

    /// Fetches `file` into `folder`, from the first of its addresses that gives it; goes on from NAME.part when that is
    /// there. Counts bytes on `meter`. `id` names the model in errors.
    /// Ensures: completed = folder/NAME has the size and the SHA-256 of the record and is on the disk; cancelled
    /// (within a second) = NAME.part is left for the next time. Fails: modelOffline (no connection), downloadFailed
    /// (the server's or the disk's words in detail; NAME.part stays where going on makes sense), modelHashWrong
    /// (NAME.part is removed), noSpace, pathDenied.
    Result<Outcome> fetch(const std::string& id, const ModelFile& file, const Path& folder, const JobControl& job,
                          ProgressMeter& meter);

private:
    Files& files_;
    Schemes schemes_;
};

} // namespace albumen
