// verify: re-reads the archive and the zips against the recorded hashes.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/Command.h"

namespace albumen::cli {
namespace {

/// A catalogue that is so damaged that it is not opened is a finding, and the copy that mends it is named.
Answer asFinding(Answer answer)
{
    if (!answer.error || answer.error->code != Code::catalogueBroken) return answer;
    answer.problems.push_back(*std::exchange(answer.error, std::nullopt));
    answer.damaged = true;
    answer.result["checked"] = 0;
    answer.result["damaged"] = 1;
    return answer;
}

/// A folder, a file or a zip that nobody may open, or that could not be read: it may be whole.
std::int64_t notLookedAt(const Report& report)
{
    return std::ranges::count_if(report.problems, [](const Error& one) {
        return flawOf(one.code).value_or(Flaw::closed) == Flaw::closed && one.code != Code::catalogueBroken;
    });
}

std::string foundText(const Report& report)
{
    static constexpr const char* words[] = {
        "missing", "damaged", "lost", "edited by somebody", "not from Albumen", "with a link or a file in its place"};
    std::vector<std::string> found;
    for (const Flaw flaw : allFlaws)
        if (const auto count = report.flaws.of(flaw); count > 0 && flaw != Flaw::closed)
            found.push_back(fmt::format("{} {}", count, words[static_cast<std::size_t>(flaw)]));
    const auto own = std::ranges::count(report.problems, Code::catalogueBroken, &Error::code);
    if (const auto unread = notLookedAt(report); unread > 0)
        found.push_back(fmt::format("{} could not be looked at", unread));
    if (own > 0) found.push_back(fmt::format("{} of the library itself damaged", counted(own, "file", "files")));
    return found.empty() ? "all match" : fmt::format("{}", fmt::join(found, ", "));
}

Answer verify(Context& context, double percent)
{
    if (!(percent > 0)) // nor what is no number
        return failed({.code = Code::usage, .detail = "--sample wants a share above 0 percent"});
    const auto check = [&](Library& library) {
        const Report report = library.run(jobs::Verify{percent / 100}, context.job, context.progress);
        Answer answer = answerOf(report);
        answer.result = {{"checked", report.checked},
                         {"damaged", report.damaged},
                         {"not_looked_at", notLookedAt(report)},
                         {"notes", noteTexts(report)}};
        for (const Flaw flaw : allFlaws)
            if (report.flaws.of(flaw) > 0) answer.result["flaws"][std::string(nameOf(flaw))] = report.flaws.of(flaw);
        answer.damaged = report.damaged > 0;
        const std::string items = counted(report.checked, "file or zip entry", "files and zip entries");
        if (!report.error) answer.lines.push_back(fmt::format("{} read back: {}.", items, foundText(report)));
        for (const Error& problem : report.problems)
            if (problem.code == Code::catalogueBroken) offerCopy(context, answer);
        if (!library.mayWrite())
            answer.lines.emplace_back("The library can only be read: where this check stands, and what it found, is "
                                      "not kept.");
        return answer;
    };
    return asFinding(withLibrary(context, check));
}

} // namespace

void defineVerify(CLI::App& app, Action& chosen)
{
    auto percent = std::make_shared<double>(100);
    CLI::App* command = app.add_subcommand("verify", "Read the archive and the zips back against the recorded hashes");
    command->add_option("--sample", *percent, "Only this share, in percent, and the next share the next time")
        ->check(CLI::Range(0.0, 100.0));
    command->callback(
        [&chosen, percent] { chosen = [percent](Context& context) { return verify(context, *percent); }; });
}

} // namespace albumen::cli
