// Another program: what it gets, what it says, how it ends.
#include <atomic>
#include <chrono>
#include <thread>

#include <catch2/catch.hpp>

#include "offsite/Program.h"
#include "support/Support.h"

using namespace albumen;
using namespace albumen::test;
using namespace std::chrono_literals;

namespace {

ProgramCall shell(const std::string& script)
{
    return {.program = "sh", .arguments = {"-c", script}};
}

double secondsOf(const std::function<void()>& work)
{
    const auto begun = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

} // namespace

TEST_CASE("Arguments arrive as they are, whatever is in them")
{
    const std::vector<std::string> given{"a b", "two\nlines", "it's \"quoted\"", "$HOME `id` * ~ ; rm",
                                         "",    "\xff\xfe",   "Müller"};
    ProgramCall call{.program = "sh",
                     .arguments = {"-c",
                                   "for a in \"$@\"; do printf '%s' \"$a\" | od -An -v -tx1 | "
                                   "tr -d ' \\n'; echo .; done",
                                   "sh"}};
    call.arguments.insert(call.arguments.end(), given.begin(), given.end());
    std::vector<std::string> heard;
    const auto end =
        runProgram(call, JobControl{}, [&heard](Heard, std::string_view line) { heard.emplace_back(line); });
    REQUIRE(end);
    CHECK(end->code == 0);
    std::vector<std::string> expected;
    for (const std::string& one : given) {
        std::string hex;
        for (const char letter : one) {
            char digits[3];
            std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned char>(letter));
            hex += digits;
        }
        expected.push_back(hex + ".");
    }
    CHECK(heard == expected);
}

TEST_CASE("A program works in the folder and with the environment it is given, and reads nothing")
{
    const TempFolder folder;
    ProgramCall call = shell("pwd; echo \"$SECRET\"; cat; echo end");
    call.folder = folder.path();
    call.environment = {{"SECRET", "a b"}};
    std::vector<std::string> heard;
    REQUIRE(runProgram(call, JobControl{}, [&](Heard, std::string_view line) { heard.emplace_back(line); }));
    CHECK(heard == std::vector<std::string>{folder.path().string(), "a b", "end"});
}

TEST_CASE("The last line on its errors says why a program failed, else the last on its output")
{
    auto end = runProgram(shell("echo out; echo first >&2; echo why >&2; echo; exit 7"), JobControl{});
    REQUIRE(end);
    CHECK(end->code == 7);
    CHECK(end->lastLine == "why");
    end = runProgram(shell("printf 'one\\r\\ntwo'; exit 1"), JobControl{});
    REQUIRE(end);
    CHECK(end->lastLine == "two");
}

TEST_CASE("A program that is not there is missing, and one that a signal ends has failed")
{
    const auto missing = runProgram({.program = "albumen-no-such-program"}, JobControl{});
    REQUIRE(!missing);
    CHECK(missing.error().code == Code::programMissing);
    CHECK(missing.error().path == "albumen-no-such-program");
    const auto killed = runProgram(shell("kill -SEGV $$"), JobControl{});
    REQUIRE(!killed);
    CHECK(killed.error().code == Code::programFailed);
    CHECK(killed.error().detail.find("signal 11") != std::string::npos);
    ProgramCall nowhere = shell("true");
    nowhere.folder = "/no/such/folder";
    const auto there = runProgram(nowhere, JobControl{});
    REQUIRE(!there);
    CHECK(there.error().code == Code::programFailed);
}

TEST_CASE("Of an endless line its beginning is heard, and endless lines end with a cancel")
{
    std::size_t lines = 0, longest = 0;
    const auto end = runProgram(shell("head -c 3000000 /dev/zero | tr '\\0' x; echo; echo next"), JobControl{},
                                [&](Heard, std::string_view line) {
                                    ++lines;
                                    longest = std::max(longest, line.size());
                                });
    REQUIRE(end);
    CHECK(lines == 2);
    CHECK(longest == longestLine);
    CHECK(end->lastLine == "next");

    JobControl job;
    std::size_t heard = 0;
    const auto endless = runProgram(shell("yes"), job, [&](Heard, std::string_view) {
        if (++heard == 100'000) job.cancel();
    });
    REQUIRE(!endless);
    CHECK(endless.error().code == Code::cancelled);
}

TEST_CASE("A program that hangs ends when it is cancelled, also one that does not listen, with all that it started")
{
    const TempFolder folder;
    for (const char* const trap : {"", "trap '' TERM; "}) {
        JobControl job;
        std::jthread canceller([&job] {
            std::this_thread::sleep_for(200ms);
            job.cancel();
        });
        const double seconds = secondsOf([&] {
            const auto end = runProgram(shell(std::string(trap) + "sleep 60 & echo $! > " +
                                              (folder / "child").string() + "; sleep 61; sleep 62"),
                                        job);
            REQUIRE(!end);
            CHECK(end.error().code == Code::cancelled);
        });
        CHECK(seconds < 10);
        const int child = std::stoi(readFile(folder / "child"));
        std::string state = "Z";
        for (int tries = 0; tries < 40; ++tries) { // whoever takes it over has to wait for it
            const auto stat = std::filesystem::path("/proc") / std::to_string(child) / "stat";
            if (!std::filesystem::exists(stat)) break;
            const std::string text = readFile(stat);
            state = text.substr(text.rfind(')') + 2, 1);
            if (state == "Z") break;
            std::this_thread::sleep_for(50ms);
        }
        CHECK(state == "Z");
    }
}

TEST_CASE("A program that leaves another behind, which keeps its output open, has ended all the same")
{
    const double seconds = secondsOf([] {
        const auto end = runProgram(shell("sleep 20 & echo done"), JobControl{});
        REQUIRE(end);
        CHECK(end->lastLine == "done");
    });
    CHECK(seconds < 10);
}

TEST_CASE("A paused program stands still and goes on")
{
    JobControl job;
    std::atomic<int> heard = 0;
    std::jthread pauser([&] {
        while (heard < 5) std::this_thread::sleep_for(10ms);
        job.pause();
        std::this_thread::sleep_for(300ms);
        const int before = heard;
        std::this_thread::sleep_for(500ms);
        CHECK(heard == before);
        job.resume();
    });
    const auto end = runProgram(shell("for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do echo $i; sleep 0.05; done"),
                                job, [&](Heard, std::string_view) { ++heard; });
    REQUIRE(end);
    CHECK(heard == 15);
}
