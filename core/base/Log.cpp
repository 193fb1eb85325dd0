#include "base/Log.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>

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
} // namespace

void open(const std::filesystem::path& file)
{
    try {
        auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), fileBytes, fileCount);
        logger() = std::make_shared<spdlog::logger>("albumen", std::move(sink));
        logger()->set_pattern("%Y-%m-%d %H:%M:%S.%e %l %v");
        logger()->flush_on(spdlog::level::warn);
    } catch (const spdlog::spdlog_ex&) {
        logger() = nullptr; // a log that cannot be written stops nobody's work
    }
}

void error(const Error& error)
{
    if (logger())
        logger()->error("{} {} {} {}", nameOf(error.stage), nameOf(error.code), printable(error.path),
                        printable(error.detail));
}

} // namespace albumen::log
