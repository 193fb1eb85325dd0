// The command line as one function, so that tests run it in-process.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "Paths.h"
#include "base/JobControl.h"

namespace albumen::cli {

struct Streams {
    std::ostream& out;
    std::ostream& err;
    bool errIsTerminal = false; ///< a bar that repaints itself, or a line a step
};

/// `arguments` without the program's name. Returns the exit code: 0 done, 1 some photos failed, 2 cannot run,
/// 3 cancelled, 4 verification found damage.
int run(const std::vector<std::string>& arguments, const PathSources& sources, const Streams& streams, JobControl& job);

} // namespace albumen::cli
