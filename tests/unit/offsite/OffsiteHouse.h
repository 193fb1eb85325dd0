// A small archive, a place to send it to, and what every test of places needs.
#pragma once

#include <map>
#include <memory>

#include <catch2/catch.hpp>

#include "base/Progress.h"
#include "offsite/Offsite.h"
#include "offsite/OffsiteFolder.h"
#include "offsite/Program.h"
#include "offsite/SentRecord.h"
#include "support/Support.h"

namespace albumen::test {

namespace fs = std::filesystem;

/// Every file below a folder with its bytes, by its path there.
inline std::map<std::string, std::string> bytesBelow(const fs::path& folder)
{
    std::map<std::string, std::string> found;
    if (!fs::exists(folder)) return found;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) found[entry.path().lexically_relative(folder).string()] = readFile(entry.path());
    return found;
}

struct OffsiteHouse {
    TempFolder folder;
    std::unique_ptr<Files> files = makeFiles();
    JobControl job;
    fs::path people = folder / "here/People", there = folder / "there";
    std::int64_t nowMs = 1'764'420'000'000; // 2025-11-29
    OffsitePlace place{.name = "drive", .kind = OffsiteKind::folder, .where = there.string()};
    OffsiteDone done;
    fs::path recordFile = folder / "drive.sent";

    OffsiteHouse()
    {
        writeFile(people / ".albumen-archive", "mark");
        writeFile(people / "Anna Müller/beach [1].jpg", std::string(3000, 'a'));
        writeFile(people / "Anna Müller/it's \"quoted\" {2}.jpg", std::string(2000, 'b'));
        writeFile(people / "Bert/*.jpg", std::string(1000, 'c'));
        writeFile(people / ".albumen-trash/old.jpg", "thrown away");
    }

    std::vector<OffsiteSource> sources() const { return {{.name = "People", .folder = people}}; }

    Status send() { return send(*files); }
    Status send(Files& by, std::uint64_t limitKbs = 0)
    {
        done = {};
        ProgressMeter meter(JobStep::file, {});
        const Status sent = sendOffsite(place, sources(), work(by, meter, limitKbs), done);
        place.begun = place.begun || sent.has_value();
        return sent;
    }
    Status check()
    {
        done = {};
        ProgressMeter meter(JobStep::verify, {});
        return checkOffsite(place, sources(), work(*files, meter), done);
    }
    Status fetch(const std::vector<std::string>& what, const fs::path& to)
    {
        done = {};
        ProgressMeter meter(JobStep::file, {});
        return fetchOffsite(place, what, to, work(*files, meter), done);
    }
    OffsiteWork work(Files& by, ProgressMeter& meter, std::uint64_t limitKbs = 0) const
    {
        OffsiteWork work{by, job, meter, nowMs, limitKbs};
        work.recordFile = recordFile;
        work.passing = folder / "passing";
        return work;
    }
    SentRecord record() const { return SentRecord::read(*files, recordFile).value(); }
    /// As the place should have it.
    std::map<std::string, std::string> wanted() const
    {
        auto all = bytesBelow(people);
        std::erase_if(all, [](const auto& one) { return one.first.starts_with(".albumen-trash"); });
        return all;
    }
};

/// Ends the case as skipped where this program is not installed.
inline void programOrSkip(const std::string& program)
{
    if (!runProgram({.program = program, .arguments = {"version"}}, JobControl{})) skip(program);
}

} // namespace albumen::test
