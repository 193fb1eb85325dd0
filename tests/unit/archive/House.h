// A photo folder, an archive and a ledger, for the tests of this folder.
#pragma once

#include <chrono>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "archive/Filer.h"
#include "archive/Verifier.h"
#include "archive/Zipper.h"
#include "support/MemoryLedger.h"
#include "support/Support.h"

namespace albumen::test {

inline TargetKey person(int id)
{
    return {TargetKind::person, static_cast<PersonId>(id)};
}
inline const TargetKey unknownPeople{TargetKind::unknown, {}};
inline const TargetKey noPeople{TargetKind::noPeople, {}};

/// Bytes that look like nothing else: `seed` decides them.
inline std::string bytesOf(int seed, std::size_t size)
{
    std::string bytes(size, '\0');
    auto state = static_cast<std::uint32_t>(seed) * 2654435761U + 1; // Knuth's multiplier
    for (char& c : bytes) {
        state = state * 1664525U + 1013904223U; // Numerical Recipes
        c = static_cast<char>(state >> 24);
    }
    return bytes;
}

/// Puts names behind a photo's bytes; what begins with "raw" cannot carry any.
struct FakeNames final : CopyNames {
    std::optional<std::vector<std::byte>> write(std::span<const std::byte> photo, const std::string& names) override
    {
        ++asked;
        if (refused(photo)) return std::nullopt;
        std::vector<std::byte> named(photo.begin(), photo.end());
        const auto more = std::as_bytes(std::span(names));
        named.insert(named.end(), more.begin(), more.end());
        return named;
    }
    static bool refused(std::span<const std::byte> photo)
    {
        return std::string_view(reinterpret_cast<const char*>(photo.data()), photo.size()).starts_with("raw");
    }
    int asked = 0;
};

struct House {
    TempFolder folder;
    MemoryLedger ledger;
    Clock clock;
    std::unique_ptr<Files> files = makeFiles();
    JobControl job;
    FilingInput input;
    FakeNames names;

    Path photos() const { return folder.path() / "photos"; }
    Path save() const { return folder.path() / "People"; }
    Path zips() const { return folder.path() / "Zips"; }

    House() { input.people = {{static_cast<PersonId>(1), "Anna"}, {static_cast<PersonId>(2), "Bob"}}; }

    PhotoToFile& photo(const std::string& name, const std::string& bytes, int content, std::vector<TargetKey> targets)
    {
        const Path path = photos() / name;
        writeFile(path, bytes);
        const FileInfo info = files->info(path).value();
        input.photos.push_back({static_cast<ContentNo>(content), static_cast<PhotoId>(input.photos.size() + 1), path,
                                info.size, info.mtimeNs, std::move(targets)});
        return input.photos.back();
    }

    /// Other bytes in its place, as the next scan sees it.
    void rewrite(PhotoToFile& photo, const std::string& bytes)
    {
        writeFile(photo.source, bytes);
        const FileInfo info = files->info(photo.source).value();
        photo.size = info.size;
        photo.mtimeNs = info.mtimeNs;
    }
    /// What was moved is not there any more, as the next scan would say.
    void rescan()
    {
        for (PhotoToFile& photo : input.photos) photo.present = photo.present && std::filesystem::exists(photo.source);
    }

    FilingReport makeFolders() { return Filer(*files, ledger, clock).makeFolders({save(), zips()}, input, job, {}); }
    FilingReport file(Files& with) { return Filer(with, ledger, clock, &names).file({save(), zips()}, input, job, {}); }
    FilingReport file() { return file(*files); }
    FilingReport zip(Files& with) { return Zipper(with, ledger, clock).zip(save(), zips(), std::nullopt, job, {}); }
    FilingReport zip() { return zip(*files); }
    FilingReport verify(double share = 1, std::uint64_t seed = 1)
    {
        return Verifier(*files, ledger).verify(save(), zips(), share, seed, job, {});
    }
    FilingPlan plan() { return Filer(*files, ledger, clock).plan({save(), zips()}, input, job).value().value(); }
    LedgerState state() { return ledger.read(static_cast<ArchiveNo>(1)).value(); }
};

/// One picture of two people, a small one of its name in another folder, and one larger than a piece of a copy.
inline void somePhotos(House& house)
{
    house.photo("a.jpg", bytesOf(1, 3000), 1, {person(1), person(2)});
    house.photo("x/a.jpg", bytesOf(2, 10), 2, {person(1)});
    house.photo("big.jpg", bytesOf(3, (1 << 20) + 5), 3, {noPeople});
}

/// What a person writes into a file, later: also by a clock that goes in steps of two seconds, as FAT's does.
inline void edit(const Path& file, const std::string& bytes)
{
    writeFile(file, bytes);
    setTime(file, std::filesystem::last_write_time(file) + std::chrono::seconds(10));
}

/// Every file below, by its path in it, with its bytes; marks of the archive left out.
inline std::map<std::string, std::string> filesBelow(const Path& folder)
{
    std::map<std::string, std::string> all;
    if (!std::filesystem::exists(folder)) return all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().filename() != ".albumen-archive")
            all[entry.path().lexically_relative(folder).native()] = readFile(entry.path());
    return all;
}

inline std::vector<std::string> namesBelow(const Path& folder)
{
    std::vector<std::string> names;
    for (const auto& one : filesBelow(folder)) names.push_back(one.first);
    return names;
}

using Names = std::vector<std::string>;

/// As though the archive had been filed to a drive that is away now.
inline void standsOnAnotherDisk(House& house)
{
    for (const char* const name : {"save folder", "zip folder"})
        REQUIRE(house.ledger.setNote(static_cast<ArchiveNo>(1), name, "1 1"));
}

inline void requireDone(const FilingReport& report)
{
    if (report.error) FAIL(nameOf(report.error->code) << " " << report.error->path << " " << report.error->detail);
    std::ostringstream problems;
    for (const Error& problem : report.problems)
        problems << nameOf(problem.code) << ' ' << problem.path << ' ' << problem.detail << '\n';
    INFO(problems.str());
    REQUIRE(report.outcome == Outcome::completed);
    REQUIRE(report.problems.empty());
}

} // namespace albumen::test
