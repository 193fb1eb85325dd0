// verify: re-reads the archive and the zips against the recorded hashes.
#include <fmt/format.h>

#include "cli/Command.h"

namespace albumen::cli {
namespace {

Answer verify(Context& context, double percent)
{
    return withLibrary(context, [&](Library& library) {
        const Report report = library.run(jobs::Verify{percent / 100}, context.job, context.progress);
        Answer answer = answerOf(report);
        answer.result = {{"checked", report.checked}, {"damaged", report.damaged}};
        answer.damaged = report.damaged > 0;
        answer.lines.push_back(
            report.damaged == 0
                ? fmt::format("{} files and zip entries read back: all match.", report.checked)
                : fmt::format("{} files and zip entries read back: {} damaged.", report.checked, report.damaged));
        return answer;
    });
}

} // namespace

void defineVerify(CLI::App& app, Action& chosen)
{
    auto percent = std::make_shared<double>(100);
    CLI::App* command = app.add_subcommand("verify", "Read the archive and the zips back against the recorded hashes");
    command->add_option("--sample", *percent, "Only this share, in percent")->check(CLI::Range(0.0, 100.0));
    command->callback(
        [&chosen, percent] { chosen = [percent](Context& context) { return verify(context, *percent); }; });
}

} // namespace albumen::cli
