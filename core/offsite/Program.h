// Another program, run and listened to: arguments as they are, never a shell.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"

namespace albumen {

struct ProgramCall {
    std::string program;                                 ///< looked for as a shell does, unless it is a path
    std::vector<std::string> arguments = {};             ///< everybody on this machine may read them: no secrets
    Path folder = {};                                    ///< that it works in; empty: ours
    std::map<std::string, std::string> environment = {}; ///< beside ours
};

enum class Heard { output, errors };
/// A line without its end; of one longer than `longestLine`, its beginning.
using LineSink = std::function<void(Heard, std::string_view)>;
inline constexpr std::size_t longestLine = 1U << 16U;

struct ProgramEnd {
    int code = 0;
    std::string lastLine; ///< that it said on its errors, else on its output
};

/// Waits for the program's end; it reads nothing, and is a process group of its own, which is stopped while the job is
/// paused. A cancelled one is asked to end, and killed two seconds later.
/// Fails: programMissing; programFailed (ended by a signal, or not started); cancelled. Ensures: nothing of its group
/// runs any more after a cancel. Threads: all; `sink` is called on the caller's.
Result<ProgramEnd> runProgram(const ProgramCall& call, const JobControl& job, const LineSink& sink = {});

/// Its error where it did not end well: "restic could not do it: wrong password".
Error programError(const std::string& program, const std::string& said);

} // namespace albumen
