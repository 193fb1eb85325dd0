// undo, redo, history: the log of what a person decided.
#include <chrono>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "catalogue/Registers.h"
#include "cli/Command.h"

namespace albumen::cli {
namespace {

struct UndoOptions {
    std::optional<std::int64_t> decision;
    std::size_t limit = 20;
};

/// The kind of a decision in words: "not a face" for notAFace.
std::string wordsOf(const std::string& kind)
{
    std::string words;
    for (const char c : kind) {
        const bool capital = c >= 'A' && c <= 'Z';
        if (capital) words += ' ';
        words += capital ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return words;
}

std::string described(const std::string& kind, const std::string& note)
{
    const std::string what = wordsOf(kind);
    return note.empty() ? what : fmt::format("{} ({})", what, note);
}

Answer undoneAnswer(Context& context, Library& library, const Result<Decided>& undone, const char* done)
{
    if (!undone) return failed(undone.error());
    Answer answer;
    answer.result = {{"what", undone->what},
                     {"note", undone->note},
                     {"changes", undone->written},
                     {"left", undone->left},
                     {"deleted", undone->deleted}};
    const bool ofAlbums = undone->what == nameOf(DecisionKind::albumChanged); // no folder knows of these
    answer.lines.push_back(fmt::format("{}: {}.{}", done, described(undone->what, undone->note),
                                       ofAlbums ? "" : " Folders follow at the next filing."));
    if (undone->left > 0)
        answer.lines.push_back(fmt::format("{} left, because something newer was decided.",
                                           counted(undone->left, "change was", "changes were")));
    if (undone->deleted > 0)
        answer.lines.push_back(fmt::format("{} deleted from the trash for good: nothing brings {} back.",
                                           counted(undone->deleted, "photo was", "photos were"),
                                           undone->deleted == 1 ? "it" : "them"));
    if (undone->trash) followTrash(context, library, answer);
    return answer;
}

Answer listHistory(Context& context, std::size_t limit)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto history = library.history().newest(limit);
        if (!history) return failed(history.error());
        Answer answer;
        answer.result["decisions"] = Json::array();
        for (const HistoryCard& entry : *history) {
            answer.result["decisions"].push_back({{"id", raw(entry.id)},
                                                  {"at_ms", entry.atMs},
                                                  {"what", entry.what},
                                                  {"note", entry.note},
                                                  {"sentence", entry.sentence},
                                                  {"faces", entry.faces},
                                                  {"changes", entry.changes},
                                                  {"active", entry.active}});
            const std::chrono::sys_time<std::chrono::milliseconds> at{std::chrono::milliseconds(entry.atMs)};
            answer.lines.push_back(
                fmt::format("{:>6}  {:%F %H:%M} UTC  {}, {} {}{}", raw(entry.id),
                            std::chrono::floor<std::chrono::seconds>(at), described(entry.what, entry.note),
                            entry.changes, entry.changes == 1 ? "change" : "changes", entry.active ? "" : ", undone"));
        }
        if (history->empty()) answer.lines.emplace_back("Nothing was decided yet.");
        return answer;
    });
}

} // namespace

void defineUndo(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<UndoOptions>();
    CLI::App* undo = app.add_subcommand("undo", "Take back the last decision, or one of `history`");
    undo->add_option("decision", options->decision, "Its number in `history`");
    undo->callback([options, &chosen] {
        chosen = [options](Context& context) {
            return withLibrary(context, [&](Library& library) {
                const auto which = options->decision ? std::optional(DecisionId{*options->decision}) : std::nullopt;
                return undoneAnswer(context, library, library.decide(Undo{which}), "Undone");
            });
        };
    });
    app.add_subcommand("redo", "Take back the last undo")->callback([&chosen] {
        chosen = [](Context& context) {
            return withLibrary(context, [&context](Library& library) {
                return undoneAnswer(context, library, library.decide(Redo{}), "Done again");
            });
        };
    });
    CLI::App* history = app.add_subcommand("history", "What was decided, newest first");
    history->add_option("--limit", options->limit, "How many")->check(CLI::Range(1, 1'000'000));
    history->callback(
        [options, &chosen] { chosen = [options](Context& context) { return listHistory(context, options->limit); }; });
}

} // namespace albumen::cli
