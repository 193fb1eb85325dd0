// A folder of photos with a trash, and notes in memory of what lies in it.
#pragma once

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "support/Support.h"
#include "trash/TrashBin.h"
#include "trash/TrashRecord.h"

namespace albumen::test {

/// Keeps what a catalogue would; a commit may be the last thing before a kill.
class MemoryTrash final : public TrashJournal
{
public:
    std::function<void()> beforeCommit;
    std::map<TrashId, TrashedFile> files;
    std::map<PhotoId, Path> places; ///< of photos that were moved, relative to their folder
    std::map<Path, Path> cameBackAs;
    std::set<PhotoId> lost, deleted;

    Result<std::set<std::string>> names() override
    {
        std::set<std::string> names;
        for (const auto& [id, file] : files) names.insert(file.name);
        return names;
    }
    Status put(std::span<TrashedFile> noted) override
    {
        if (beforeCommit) beforeCommit();
        for (TrashedFile& file : noted) {
            if (file.id == TrashId{}) file.id = static_cast<TrashId>(++last_);
            files[file.id] = file;
            if (file.there && !file.beside) places[file.photo] = Path(trashFolderName) / file.name;
        }
        return {};
    }
    Status drop(std::span<const TrashedFile> gone, LeftTrash how) override
    {
        if (beforeCommit) beforeCommit();
        for (const TrashedFile& file : gone) {
            files.erase(file.id);
            if (how == LeftTrash::back) cameBackAs[file.from] = file.to;
            if (file.beside) continue;
            places[file.photo] = how == LeftTrash::back ? file.to : file.from;
            if (how == LeftTrash::lost) lost.insert(file.photo);
            if (how == LeftTrash::deleted) deleted.insert(file.photo);
        }
        return {};
    }

private:
    std::int64_t last_ = 0;
};

struct Shelf {
    TempFolder folder;
    Path root = folder / "photos", trash = root / trashFolderName;
    MemoryTrash notes;
    Clock clock;
    std::unique_ptr<Files> files = makeFiles();
    PhotoId photo{1};
    std::vector<std::string> names; ///< relative; the photo last

    Shelf() { std::filesystem::create_directories(root); }

    void add(const std::string& name, const std::string& bytes)
    {
        writeFile(root / name, bytes);
        names.push_back(name);
    }

    Result<TrashBin> open(Files& with) { return TrashBin::open(with, notes, clock, Uid{}, root); }
    TrashBin bin(Files& with)
    {
        auto opened = open(with);
        REQUIRE(opened);
        return std::move(*opened);
    }

    std::vector<FileToTrash> wanted() const
    {
        std::vector<FileToTrash> wanted;
        for (const std::string& name : names) {
            const Path now = notes.cameBackAs.contains(name) ? notes.cameBackAs.at(name) : Path(name);
            const auto info = files->info(root / now);
            wanted.push_back({now, info ? info->size : 0, info ? info->mtimeNs : 0, name != names.back()});
        }
        return wanted;
    }

    std::vector<TrashedFile> noted() const
    {
        std::vector<TrashedFile> all;
        for (const auto& [id, file] : notes.files) all.push_back(file);
        return all;
    }

    /// As a run lets the files follow the decision.
    Status throwAway(Files& with)
    {
        const std::vector<TrashedFile> before = noted();
        TRY_ASSIGN(TrashBin opened, open(with));
        if (!before.empty())
            return std::ranges::all_of(before, &TrashedFile::there) ? Status() : opened.finish(before, {});
        const auto done = opened.throwAway(photo, wanted(), {});
        return done ? Status() : Status(fail(done.error()));
    }
    Status throwAway() { return throwAway(*files); }

    Status bringBack(Files& with)
    {
        const std::vector<TrashedFile> before = noted();
        if (before.empty()) return {};
        TRY_ASSIGN(TrashBin opened, open(with));
        const auto done = opened.bringBack(before, {});
        return done ? Status() : Status(fail(done.error()));
    }
    Status bringBack() { return bringBack(*files); }

    /// Every file below the folder of photos with its bytes, without records.
    std::map<std::string, std::string> all() const
    {
        std::map<std::string, std::string> found;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
            const std::string name = entry.path().lexically_relative(root);
            if (entry.is_regular_file() && !entry.is_symlink() && !name.ends_with(trashRecordEnding))
                found[name] = readFile(entry.path());
        }
        return found;
    }
    std::set<std::string> records() const
    {
        std::set<std::string> found;
        if (!std::filesystem::exists(trash)) return found;
        for (const auto& entry : std::filesystem::directory_iterator(trash))
            if (entry.path().filename().native().ends_with(trashRecordEnding)) found.insert(entry.path().filename());
        return found;
    }
};

using Held = std::map<std::string, std::string>;

} // namespace albumen::test
