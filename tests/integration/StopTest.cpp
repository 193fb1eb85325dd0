// Stopped at any moment: by Ctrl-C, by the job's cancel, by a kill. The next run finishes the work.
#include <chrono>
#include <optional>
#include <random>
#include <thread>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "CliHome.h"
#include "support/Pictures.h"

using namespace albumen::test;
using namespace std::chrono_literals;

namespace {

constexpr int photoCount = 40;
constexpr std::size_t photoBytes = 2'000'000;

/// The real program as a process of its own. `out`: where what it says goes; none: nowhere.
pid_t startCli(const fs::path& home, const std::vector<std::string>& arguments, std::optional<int> out = {})
{
    const pid_t child = ::fork();
    if (child != 0) return child;
    ::setenv("HOME", home.c_str(), 1);
    ::unsetenv("ALBUMEN_MODEL_MIRROR");
    std::vector<char*> argv{const_cast<char*>(ALBUMEN_CLI)};
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    if (!std::freopen("/dev/null", "w", stdout) || !std::freopen("/dev/null", "w", stderr)) ::_exit(99);
    if (out && ::dup2(*out, STDOUT_FILENO) < 0) ::_exit(99);
    ::execv(ALBUMEN_CLI, argv.data());
    ::_exit(99);
}

/// Whether the program runs by now, and not the test that began it, and catches Ctrl-C.
bool hearsInterrupts(pid_t child)
{
    const fs::path process = fs::path("/proc") / std::to_string(child);
    std::error_code gone;
    if (fs::read_symlink(process / "exe", gone).filename() != fs::path(ALBUMEN_CLI).filename()) return false;
    const std::string status = readFile(process / "status"), caught = "SigCgt:\t";
    const std::size_t at = status.find(caught);
    if (at == std::string::npos) return false;
    return (std::stoull(status.substr(at + caught.size(), 16), nullptr, 16) >> (SIGINT - 1) & 1U) != 0;
}

/// Forty pictures of two megabytes each (bytes behind the end of the picture make them large), and where they go.
struct BigAlbum {
    CliHome cli;
    fs::path photos = cli / "photos", save = cli / "out" / "People", zips = cli / "out" / "Zips",
             library = cli / "library";

    BigAlbum()
    {
        std::mt19937_64 random(7);
        for (int i = 0; i < photoCount; ++i) {
            const fs::path file = photos / ("photo" + std::to_string(i) + ".jpg");
            drawPicture(file, i);
            cv::Mat small; // looking at it is not what is stopped for long
            cv::resize(readPicture(file.native()), small, {}, 0.25, 0.25, cv::INTER_AREA);
            writePicture(file.native(), small);
            std::string bytes = readFile(file);
            while (bytes.size() < photoBytes) {
                const std::uint64_t number = random();
                bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
            }
            writeFile(file, bytes);
        }
    }

    std::vector<std::string> arguments() const
    {
        return {"--json", "--library", library, "run", photos, "--save", save, "--zips", zips};
    }

    pid_t start(const std::vector<std::string>& arguments) const { return startCli(cli.home(), arguments); }

    /// No file that is not a whole photo under a name that is not a half file's.
    void requireOnlyWholeFiles() const
    {
        for (const std::string& name : filesBelow(save)) {
            CAPTURE(name);
            CHECK(readFile(save / name) == readFile(photos / fs::path(name).filename()));
        }
    }

    void requireFinished()
    {
        const Said run = cli(arguments());
        INFO(run.out);
        REQUIRE(run.code == 0);
        CHECK(filesBelow(save).size() == photoCount);
        requireOnlyWholeFiles();
        CHECK(cli({"--library", library, "verify"}).code == 0);
        for (const auto& entry : fs::recursive_directory_iterator(cli / "out"))
            CHECK(entry.path().extension() != ".part");
    }
};

int exitCodeOf(pid_t child)
{
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace

TEST_CASE("Killed again and again while filing, the next run completes the work and all is verified")
{
    BigAlbum album;
    const auto originals = contentsBelow(album.photos);
    REQUIRE(album.cli({"--library", album.library, "recognise", album.photos}).code == 0);
    int killed = 0;
    for (int wait = 60; wait < 900; wait += 70) {
        const pid_t child = album.start(album.arguments());
        std::this_thread::sleep_for(std::chrono::milliseconds(wait));
        ::kill(child, SIGKILL);
        if (exitCodeOf(child) == 128 + SIGKILL) ++killed;
        album.requireOnlyWholeFiles();
    }
    CHECK(killed >= 3);
    album.requireFinished();
    for (const auto& [name, bytes] : originals) CHECK(readFile(album.photos / name) == bytes);
}

TEST_CASE("Ctrl-C ends the run with exit code 3 and no half file and the next run goes on")
{
    BigAlbum album;
    const bool filing = GENERATE(false, true);
    CAPTURE(filing);
    if (filing) REQUIRE(album.cli({"--library", album.library, "recognise", album.photos}).code == 0);
    const pid_t child = album.start(album.arguments());
    const auto begun = [&] { return fs::exists(filing ? album.save : album.library / "catalogue.sqlite"); };
    while (!begun()) std::this_thread::sleep_for(1ms);
    ::kill(child, SIGINT);
    CHECK(exitCodeOf(child) == 3);
    album.requireOnlyWholeFiles();
    for (const auto& entry : fs::recursive_directory_iterator(album.photos.parent_path()))
        CHECK(entry.path().extension() != ".part");
    album.requireFinished();
}

TEST_CASE("A second Ctrl-C kills a program that cannot end by itself")
{
    const CliHome cli;
    int pipe[2] = {};
    REQUIRE(::pipe2(pipe, O_CLOEXEC) == 0);
    const int size = ::fcntl(pipe[1], F_SETPIPE_SZ, 4096);
    const std::string full(static_cast<std::size_t>(size), 'x'); // nobody reads it: what is said waits for ever
    REQUIRE(::write(pipe[1], full.data(), full.size()) == size);
    const pid_t child = startCli(cli.home(), {"--help"}, pipe[1]);
    while (!hearsInterrupts(child)) std::this_thread::sleep_for(1ms);
    int status = 0, sent = 0;
    for (; sent < 200 && ::waitpid(child, &status, WNOHANG) == 0; ++sent) {
        ::kill(child, SIGINT);
        std::this_thread::sleep_for(50ms);
    }
    if (sent == 200) ::kill(child, SIGKILL);
    CHECK(sent < 200);
    CHECK(WIFSIGNALED(status));
    ::close(pipe[0]);
    ::close(pipe[1]);
}

TEST_CASE("A cancelled run says so in its document and marks nothing missing")
{
    BigAlbum album;
    albumen::JobControl job;
    job.cancel();
    const Said said = album.cli(album.arguments(), job);
    CHECK(said.code == 3);
    CHECK(said.json()["outcome"] == "cancelled");
    CHECK(said.json()["result"]["missing"] == 0);
    album.requireFinished();
}

TEST_CASE("A second program on the same library is refused, and reading is not")
{
    BigAlbum album;
    const pid_t child = album.start(album.arguments());
    while (!fs::exists(album.library / "catalogue.sqlite")) std::this_thread::sleep_for(1ms);
    const Said second = album.cli({"--json", "--library", album.library, "recognise", album.photos});
    CHECK(second.code == 2);
    CHECK(second.json()["problems"][0]["code"] == "libraryInUse");
    const Said info = album.cli({"--json", "--library", album.library, "info"});
    INFO(info.out);
    CHECK(info.code == 0);
    CHECK(exitCodeOf(child) == 0);
}
