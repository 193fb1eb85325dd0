// Which models are on this machine, and the promise that a file is what its record says before anybody opens it.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/Error.h"
#include "base/Files.h"
#include "base/JobControl.h"
#include "base/Progress.h"
#include "model/Manifest.h"
#include "model/VerifiedFiles.h"

namespace albumen {

/// absent: no file. partial: some files, or a download that stopped. present: sizes are right, hash not asked yet.
/// verified: size and SHA-256 are right. refused: a file is there and is not what the record says.
enum class ModelState { absent, partial, present, verified, refused };
std::string_view nameOf(ModelState state);

/// Threads: all.
class ModelStore
{
public:
    /// `places` are folders, looked in by order, each with one level of subfolders; then `download`, then the folders
    /// in which the system keeps models of its libraries. `own` is the place the program came with, if any: what lies
    /// there is never fetched. Verified hashes are remembered in `download`/verified.json by
    /// path, size, time and inode, so that a file is hashed again only when it changed.
    ModelStore(Files& files, Manifest manifest, std::vector<Path> places, Path download, Path own = {});

    const Manifest& manifest() const { return manifest_; }
    const Path& downloadFolder() const { return download_; }

    /// Cheap: sizes and remembered hashes; nothing is hashed.
    ModelState state(const ModelRecord& record);

    /// Ensures: every file of the record, its size and SHA-256 checked, from the first place that has the right one.
    /// Fails: modelHashWrong (files are there, none is right; names model and file), modelMissing, modelRecordWrong (a
    /// file without hash or size). The error's path is the model's id.
    Result<VerifiedFiles> verified(const ModelRecord& record);

    /// Puts the files of the record into the download folder: copied from one of the places (a mirror is a place), else
    /// downloaded. A file of the program's or the system's own folders counts as installed. Progress counts bytes.
    /// Ensures: completed = verified(record) succeeds. Fails: as Downloader; modelMissing: no place has it and the
    /// record has no address.
    Result<Outcome> fetch(const ModelRecord& record, const JobControl& job, const ProgressSink& sink);

private:
    struct Remembered {
        FileInfo info;
        Sha256 sha256{};
    };
    enum class Fit { absent, unknown, right, wrong };

    std::vector<Path> candidates(const std::string& name, bool withSystem);
    std::vector<Path> subfolders(const Path& place);
    Fit fitAtOnce(const ModelFile& file, const Path& path);
    Result<Path> verifiedFile(const ModelRecord& record, const ModelFile& file, const std::vector<Path>& where);
    Result<Sha256> hashOf(const Path& path, const FileInfo& info);
    Result<Outcome> fetchFile(const ModelRecord& record, const ModelFile& file, const JobControl& job,
                              ProgressMeter& meter);
    Result<Outcome> copyIn(const ModelRecord& record, const ModelFile& file, const Path& from, const JobControl& job,
                           ProgressMeter& meter);
    std::optional<Sha256> remembered(const Path& path, const FileInfo& info);
    void remember(const Path& path, const FileInfo& info, const Sha256& sha256);
    void readMemory();
    void writeMemory();

    Files& files_;
    Manifest manifest_;
    std::vector<Path> places_;
    Path download_, own_;
    std::mutex mutex_;                         ///< guards memory_ and its file
    std::map<std::string, Remembered> memory_; ///< by path
};

} // namespace albumen
