#include "cli/OwnStandardError.h"

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace albumen::cli {

OwnStandardError::OwnStandardError()
    : fd_(::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)), buffer_(fd_), stream_(&buffer_)
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    std::fflush(stderr);
    const int nowhere = fd_ < 0 ? -1 : ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere < 0) return;
    ::dup2(nowhere, STDERR_FILENO);
    ::close(nowhere);
#endif
}

OwnStandardError::~OwnStandardError()
{
    if (fd_ < 0) return;
    std::fflush(stderr);
    ::dup2(fd_, STDERR_FILENO);
    ::close(fd_);
}

OwnStandardError::Descriptor::int_type OwnStandardError::Descriptor::overflow(int_type c)
{
    const char one = traits_type::to_char_type(c);
    return traits_type::eq_int_type(c, traits_type::eof()) || xsputn(&one, 1) == 1 ? traits_type::not_eof(c)
                                                                                   : traits_type::eof();
}

std::streamsize OwnStandardError::Descriptor::xsputn(const char* text, std::streamsize size)
{
    std::streamsize done = 0;
    while (done < size) {
        const ssize_t put = ::write(fd_, text + done, static_cast<std::size_t>(size - done));
        if (put <= 0) break;
        done += put;
    }
    return done;
}

} // namespace albumen::cli
