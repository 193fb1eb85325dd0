#include "offsite/Program.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>

#include "base/Descriptor.h"

namespace albumen {
namespace {

using Steady = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr int lookEveryMs = 50;    // how late a cancel is seen
constexpr auto graceToEnd = 2s;    // between asking and killing
constexpr auto graceToListen = 1s; // after its end, to what others keep open
constexpr int mostLeft = 64;       // pieces that may wait in its pipes when it ended
constexpr std::size_t pieceBytes = 1U << 14U;

struct Pipe {
    Descriptor ours, theirs;
};

Result<Pipe> makePipe(const std::string& program)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return fail(programError(program, std::strerror(errno)));
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

/// Makes lines of pieces.
class Lines
{
public:
    Lines(Heard from, const LineSink& sink) : from_(from), sink_(sink) {}

    void add(std::string_view piece)
    {
        for (std::size_t end = piece.find('\n'); end != std::string_view::npos; end = piece.find('\n')) {
            keep(piece.substr(0, end));
            finish();
            piece.remove_prefix(end + 1);
        }
        keep(piece);
    }

    void finish()
    {
        if (!line_.empty() && line_.back() == '\r') line_.pop_back();
        if (line_.find_first_not_of(" \t") != std::string::npos) {
            last_ = line_;
            if (sink_) sink_(from_, line_);
        }
        line_.clear();
    }

    const std::string& last() const { return last_; }

private:
    void keep(std::string_view piece) { line_ += piece.substr(0, longestLine - std::min(longestLine, line_.size())); }

    Heard from_;
    const LineSink& sink_;
    std::string line_, last_;
};

/// What posix_spawn wants, freed with it.
class Spawning
{
public:
    explicit Spawning(const ProgramCall& call)
    {
        posix_spawn_file_actions_init(&actions_);
        posix_spawnattr_init(&attributes_);
        arguments_.push_back(const_cast<char*>(call.program.c_str()));
        for (const std::string& one : call.arguments) arguments_.push_back(const_cast<char*>(one.c_str()));
        arguments_.push_back(nullptr);
        for (char** one = environ; *one; ++one)
            if (!call.environment.contains(std::string(*one, std::strcspn(*one, "=")))) environment_.push_back(*one);
        for (const auto& [name, value] : call.environment) own_.push_back(name + "=" + value);
        for (std::string& one : own_) environment_.push_back(one.data());
        environment_.push_back(nullptr);
        if (!call.folder.empty()) posix_spawn_file_actions_addchdir_np(&actions_, call.folder.c_str());
    }
    ~Spawning()
    {
        posix_spawn_file_actions_destroy(&actions_);
        posix_spawnattr_destroy(&attributes_);
    }
    Spawning(const Spawning&) = delete;
    Spawning& operator=(const Spawning&) = delete;

    /// The errno, 0 for none.
    int start(const Pipe& output, const Pipe& errors, pid_t& child)
    {
        posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions_, output.theirs.get(), STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, errors.theirs.get(), STDERR_FILENO);
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setsigdefault(&attributes_, &all);
        posix_spawnattr_setpgroup(&attributes_, 0);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
        return posix_spawnp(&child, arguments_.front(), &actions_, &attributes_, arguments_.data(),
                            environment_.data());
    }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
    std::vector<char*> arguments_, environment_;
    std::vector<std::string> own_;
};

class Running
{
public:
    Running(pid_t child, Pipe output, Pipe errors, const LineSink& sink)
        : child_(child), output_(std::move(output.ours)), errors_(std::move(errors.ours)), said_(Heard::output, sink),
          complained_(Heard::errors, sink)
    {
    }
    ~Running()
    {
        if (child_ <= 0) return; // a sink threw
        signal(SIGKILL);
        while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    /// The status that waitpid gave.
    int listen(const JobControl& job)
    {
        while (!ended_ || (open() && Steady::now() < *ended_ + graceToListen)) {
            pauseWith(job);
            if (!ended_ && job.cancelled()) urge();
            hear(lookEveryMs);
            look();
        }
        for (int left = 0; left < mostLeft && open() && hear(0); ++left) {
        }
        if (asked_) ::kill(-group_, SIGKILL); // what it started itself
        said_.finish();
        complained_.finish();
        return status_;
    }

    std::string lastLine() const { return complained_.last().empty() ? said_.last() : complained_.last(); }

private:
    bool open() const { return output_ || errors_; }
    void signal(int number) const { ::kill(-group_, number); }

    void pauseWith(const JobControl& job) const
    {
        if (ended_ || !job.paused() || job.cancelled()) return;
        signal(SIGSTOP);
        (void)job.mayGoOn();
        signal(SIGCONT);
    }

    /// Asks it to end, once, and kills it when it does not.
    void urge()
    {
        if (!asked_) {
            asked_ = Steady::now();
            signal(SIGTERM);
        } else if (Steady::now() > *asked_ + graceToEnd)
            signal(SIGKILL);
    }

    bool hear(int waitMs)
    {
        std::array<pollfd, 2> waiting{pollfd{output_.get(), POLLIN, 0}, pollfd{errors_.get(), POLLIN, 0}};
        if (::poll(waiting.data(), waiting.size(), waitMs) <= 0) return false; // a closed one is -1 and passed over
        if (waiting[0].revents) take(output_, said_);
        if (waiting[1].revents) take(errors_, complained_);
        return true;
    }

    static void take(Descriptor& from, Lines& lines)
    {
        std::array<char, pieceBytes> piece{};
        const ssize_t got = ::read(from.get(), piece.data(), piece.size());
        if (got > 0) lines.add({piece.data(), static_cast<std::size_t>(got)});
        if (got == 0 || (got < 0 && errno != EINTR)) from = Descriptor();
    }

    void look()
    {
        if (child_ <= 0 || ::waitpid(child_, &status_, WNOHANG) != child_) return;
        child_ = 0;
        ended_ = Steady::now();
    }

    pid_t child_;
    const pid_t group_ = child_;
    Descriptor output_, errors_;
    Lines said_, complained_;
    std::optional<Steady::time_point> asked_, ended_;
    int status_ = 0;
};

} // namespace

Error programError(const std::string& program, const std::string& said)
{
    return {.code = Code::programFailed, .stage = Stage::file, .path = program, .detail = said};
}

Result<ProgramEnd> runProgram(const ProgramCall& call, const JobControl& job, const LineSink& sink)
{
    if (!job.mayGoOn()) return fail(Code::cancelled, Stage::none);
    TRY_ASSIGN(Pipe output, makePipe(call.program));
    TRY_ASSIGN(Pipe errors, makePipe(call.program));
    pid_t child = 0;
    const int refused = Spawning(call).start(output, errors, child);
    if (refused == ENOENT && (call.folder.empty() || std::filesystem::exists(call.folder)))
        return fail(Code::programMissing, Stage::file, call.program);
    if (refused != 0) return fail(programError(call.program, std::strerror(refused)));
    output.theirs = Descriptor();
    errors.theirs = Descriptor();
    Running running(child, std::move(output), std::move(errors), sink);
    const int status = running.listen(job);
    if (job.cancelled()) return fail(Code::cancelled, Stage::none);
    if (WIFSIGNALED(status))
        return fail(programError(
            call.program, fmt::format("ended by signal {} ({})", WTERMSIG(status), ::strsignal(WTERMSIG(status)))));
    return ProgramEnd{WEXITSTATUS(status), running.lastLine()};
}

} // namespace albumen
