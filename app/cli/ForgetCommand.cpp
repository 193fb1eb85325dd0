// forget: what networks found about faces leaves every file of the library.
#include "cli/Command.h"

namespace albumen::cli {
namespace {

Answer forget(Context& context)
{
    return withLibrary(context, [&](Library& library) {
        Answer answer = answerOf(library.run(jobs::ForgetFaces{}, context.job, context.progress));
        if (answer.error || answer.outcome != Outcome::completed) return answer;
        answer.lines.emplace_back(
            "What was found about faces is deleted, and so are the older backups. Names stay, and what is filed.");
        return answer;
    });
}

} // namespace

void defineForget(CLI::App& app, Action& chosen)
{
    CLI::App* command = app.add_subcommand("forget", "Delete what was found about faces, from backups too");
    command->add_flag("--all-faces")->description("Of everybody; names and decisions stay")->required();
    command->callback([&chosen] { chosen = forget; });
}

} // namespace albumen::cli
