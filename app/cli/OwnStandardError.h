// Standard error for the program's own words alone: what the libraries that decode pictures print there on their own is
// no line of ours, and a script that reads ours would stumble over it.
#pragma once

#include <ostream>
#include <streambuf>

namespace albumen::cli {

/// While it lives, what anybody else writes to standard error goes nowhere; in a build with sanitizers, whose reports
/// come that way, everything goes where it went. Threads: one at a time.
class OwnStandardError
{
public:
    OwnStandardError();
    ~OwnStandardError();
    OwnStandardError(const OwnStandardError&) = delete;
    OwnStandardError& operator=(const OwnStandardError&) = delete;

    std::ostream& stream() { return stream_; }

private:
    /// Every character goes out at once, as std::cerr's do.
    class Descriptor final : public std::streambuf
    {
    public:
        explicit Descriptor(int fd) : fd_(fd) {}

    protected:
        int_type overflow(int_type c) override;
        std::streamsize xsputn(const char* text, std::streamsize size) override;

    private:
        const int fd_;
    };

    const int fd_; ///< what standard error was; -1: it was closed
    Descriptor buffer_;
    std::ostream stream_;
};

} // namespace albumen::cli
