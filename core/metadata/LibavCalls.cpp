#include "metadata/LibavCalls.h"

#include <string>

#include <dlfcn.h>

#include "base/Contract.h"

namespace albumen {
namespace {

/// One piece of memory that libav takes: a frame of 8K in 10 bits, or the index of 4 hours. What a hostile table
/// declares is refused.
constexpr std::size_t mostAtOnce = 512 << 20;

/// One of libav's libraries, of the version that the program was built with. It stays loaded.
class LibavLibrary
{
public:
    LibavLibrary(const char* name, int version)
        : handle_(::dlopen(("lib" + std::string(name) + ".so." + std::to_string(version)).c_str(), RTLD_LAZY))
    {
    }
    void* find(const char* name) const { return handle_ ? ::dlsym(handle_, name) : nullptr; }

private:
    void* handle_;
};

Result<LibavCalls> loadedCalls()
{
    const LibavLibrary avutil("avutil", LIBAVUTIL_VERSION_MAJOR), swresample("swresample", LIBSWRESAMPLE_VERSION_MAJOR),
        swscale("swscale", LIBSWSCALE_VERSION_MAJOR), avcodec("avcodec", LIBAVCODEC_VERSION_MAJOR),
        avformat("avformat", LIBAVFORMAT_VERSION_MAJOR);
    LibavCalls calls;
    const char* missing = nullptr;
#define ALBUMEN_LIBAV_CALL(library, name)                                                                              \
    calls.name = reinterpret_cast<decltype(calls.name)>(library.find(#name));                                          \
    if (!calls.name) missing = #name;
    ALBUMEN_LIBAV_CALLS(ALBUMEN_LIBAV_CALL)
#undef ALBUMEN_LIBAV_CALL
    if (missing) return fail(Code::filmUnsupported, Stage::load, {}, std::string("libav has no ") + missing);
    calls.av_log_set_level(AV_LOG_QUIET);
    calls.av_max_alloc(mostAtOnce);
    return calls;
}

const Result<LibavCalls>& loadedOnce()
{
    static const Result<LibavCalls> calls = loadedCalls();
    return calls;
}

} // namespace

Status loadLibav()
{
    return loadedOnce() ? Status() : fail(loadedOnce().error());
}

const LibavCalls& libav()
{
    EXPECTS(loadedOnce().has_value());
    return *loadedOnce();
}

} // namespace albumen
