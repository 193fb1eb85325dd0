// sample: draws a small album of drawn people to try everything on.
#include <fmt/format.h>

#include "base/Text.h"
#include "cli/Command.h"
#include "sample/SampleAlbum.h"

namespace albumen::cli {
namespace {

Answer drawSample(Context& context, const std::filesystem::path& folder)
{
    SampleOptions options;
    options.control = &context.job;
    if (const Status drawn = drawSampleAlbum(context.composition.files(), folder, options); !drawn)
        return failed(drawn.error());
    Answer answer;
    if (context.job.cancelled()) {
        answer.outcome = Outcome::cancelled;
        return answer;
    }
    answer.result["photos"] = sampleSize().photos;
    putPath(answer.result, "folder", folder);
    answer.lines.push_back(fmt::format("{} drawn photos are in {}; who is in them stands in truth.json.",
                                       sampleSize().photos, printable(folder)));
    return answer;
}

} // namespace

void defineSample(CLI::App& app, Action& chosen)
{
    auto folder = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("sample", "Draw a small album of drawn people to try everything on");
    command->add_option("dir", *folder, "A new or empty folder")->required();
    command->callback([&chosen, folder] {
        chosen = [folder](Context& context) { return drawSample(context, absolutePath(*folder)); };
    });
}

} // namespace albumen::cli
