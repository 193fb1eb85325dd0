// How libjpeg is left when it gives up.
#pragma once

#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

namespace albumen {

/// The library's handler of errors. They leave it by longjmp, so nothing that needs destroying may live in a frame
/// between guarded() and the library: whatever does lives in the caller.
struct JpegEscape : jpeg_error_mgr {
    std::jmp_buf jump{};
    char message[JMSG_LENGTH_MAX] = {};
    int code = 0;

    JpegEscape() : jpeg_error_mgr{}
    {
        jpeg_std_error(this);
        error_exit = leave;
        emit_message = [](j_common_ptr, int) {};
        output_message = [](j_common_ptr) {};
    }
    JpegEscape(const JpegEscape&) = delete;
    JpegEscape& operator=(const JpegEscape&) = delete;

    /// False: the library gave up; see message. Requires: `work` calls the library and owns nothing.
    template <class Work> bool guarded(Work work)
    {
        if (setjmp(jump)) return false; // NOLINT: the library knows no other way out
        work();
        return true;
    }

    [[noreturn]] static void leave(j_common_ptr jpeg)
    {
        auto& escape = *static_cast<JpegEscape*>(jpeg->err);
        escape.code = escape.msg_code;
        escape.format_message(jpeg, escape.message);
        std::longjmp(escape.jump, 1); // NOLINT
    }
};

} // namespace albumen
