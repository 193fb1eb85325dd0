#include "base/Log.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>

#include "base/Errno.h"
#include "base/Text.h"

namespace albumen::log {
namespace {
constexpr std::size_t fileBytes = 5'000'000;
constexpr std::size_t fileCount = 5;

std::shared_ptr<spdlog::logger>& logger()
{
    static std::shared_ptr<spdlog::logger> instance;
    return instance;
}

std::filesystem::path& written()
{
    static std::filesystem::path file;
    return file;
}
} // namespace

namespace {

/// The log names photos: nobody else may read it. Whoever opens it afterwards finds it made. Something else under that
/// name (a pipe) is left alone: opening it could wait for ever.
bool makePrivate(const std::filesystem::path& file)
{
    const int descriptor =
        ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW, 0600);
    if (descriptor < 0) return false;
    struct stat found {
    };
    const bool isFile = ::fstat(descriptor, &found) == 0 && S_ISREG(found.st_mode);
    if (isFile && (found.st_mode & 077) != 0) static_cast<void>(::fchmod(descriptor, 0600));
    ::close(descriptor);
    return isFile;
}

} // namespace

void open(const std::filesystem::path& file)
{
    logger() = nullptr;
    written().clear();
    if (!makePrivate(file)) return;
    try {
        spdlog::file_event_handlers handlers; // also for those that rotation makes
        handlers.before_open = [](const spdlog::filename_t& name) { static_cast<void>(makePrivate(name)); };
        auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), fileBytes, fileCount, false,
                                                                           handlers);
        logger() = std::make_shared<spdlog::logger>("albumen", std::move(sink));
        logger()->set_pattern("%Y-%m-%d %H:%M:%S.%e %l %v");
        logger()->flush_on(spdlog::level::warn);
        logger()->set_error_handler([](const std::string&) {}); // a full disk is the job's to say
        written() = file;
    } catch (const spdlog::spdlog_ex&) {
        logger() = nullptr; // a log that cannot be written stops nobody's work
    }
}

std::vector<std::filesystem::path> files()
{
    const std::filesystem::path& file = written();
    if (file.empty()) return {};
    std::vector<std::filesystem::path> all{file};
    for (std::size_t i = 1; i <= fileCount; ++i) {
        std::filesystem::path older = spdlog::sinks::rotating_file_sink_mt::calc_filename(file.string(), i);
        std::error_code none;
        if (std::filesystem::exists(older, none)) all.push_back(std::move(older));
    }
    return all;
}

/// The one that is written is emptied: whoever writes it goes on at its end.
Status clear()
{
    if (logger()) logger()->flush();
    for (const std::filesystem::path& file : files()) {
        const bool now = file == written();
        const int descriptor = now ? ::open(file.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOFOLLOW) : -1;
        if (now ? descriptor < 0 && errno != ENOENT : ::unlink(file.c_str()) != 0)
            return failErrno(file, Doing::writing);
        if (descriptor >= 0) ::close(descriptor);
    }
    return {};
}

void error(const Error& error)
{
    if (logger())
        logger()->error("{} {} {} {}", nameOf(error.stage), nameOf(error.code), printable(error.path),
                        printable(error.detail));
}

void note(std::string_view what, const std::filesystem::path& path)
{
    if (logger()) logger()->info("{} {}", printable(what), printable(path));
}

} // namespace albumen::log
