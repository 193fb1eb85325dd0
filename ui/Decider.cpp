#include "Decider.h"

#include <algorithm>
#include <utility>

#include "DecisionWords.h"
#include "JobBridge.h"
#include "Language.h"
#include "Worker.h"

namespace albumen {
namespace {

constexpr std::size_t looked = 200; // entries of the log in which what undo and redo would do is looked for
const QString undoTopic = QStringLiteral("undo"), refusedTopic = QStringLiteral("decision");

bool ofTheUser(const HistoryCard& card)
{
    return card.what != "undo" && card.what != "redo";
}

/// As the library itself chooses (Commands.h): the newest decision in force.
std::optional<HistoryCard> undoable(const std::vector<HistoryCard>& newest)
{
    for (const HistoryCard& card : newest)
        if (card.active && ofTheUser(card)) return card;
    return std::nullopt;
}

/// The newest undo in force, unless something else was decided since.
std::optional<HistoryCard> redoable(const std::vector<HistoryCard>& newest)
{
    for (const HistoryCard& card : newest) {
        if (ofTheUser(card)) return std::nullopt;
        if (card.active && card.what == "undo") return card;
    }
    return std::nullopt;
}

/// The sentence with what was done in it, for "%1".
Pieces sentenceAround(const QString& words, const Pieces& done)
{
    Pieces pieces;
    for (const Piece& piece : piecesAround(words, {plain(done)}))
        piece.object ? pieces.append(done) : pieces.append(piece);
    return pieces;
}

} // namespace

Decider::Decider(TakesCommands& commands, const HistoryQuestions& history, JobBridge& bridge, Worker& worker,
                 MessageSink& messages, QObject* parent)
    : QObject(parent), commands_(commands), history_(history), worker_(worker), messages_(messages)
{
    connect(&bridge, &JobBridge::changed, this, [this](const Changes& changes) {
        if (changes.everything || changes.history) ask();
        for (const Consequences& consequences : changes.followed) came(consequences);
    });
    // What was said of somebody who is forgotten is not said any more.
    connect(&bridge, &JobBridge::finished, this, [this, &bridge](const Report& report) {
        const auto* const forgotten = std::get_if<jobs::ForgetFaces>(&bridge.order());
        if (!forgotten || !forgotten->person || report.error) return;
        said_.reset();
        offered_.reset();
        messages_.clear(undoTopic);
        ask();
    });
    ask();
}

void Decider::ask()
{
    const quint64 question = ++asked_;
    worker_.ask(
        this, [&history = history_] { return history.newest(looked); },
        [this, question](const Result<std::vector<HistoryCard>>& newest) {
            if (question != asked_ || !newest) return;
            undo_ = undoable(*newest);
            redo_ = redoable(*newest);
            dropUndone(*newest);
            emit changed();
        });
}

void Decider::take(Command command, QObject* who, Then then, Words said)
{
    const QPointer<QObject> asker(who);
    const bool given = who != nullptr;
    const Way way = wayOf(command);
    early_.clear();
    worker_.askFirst(
        this, [&commands = commands_, command = std::move(command)] { return commands.decide(command); },
        [this, asker, given, way, then = std::move(then), said = std::move(said)](const Result<Decided>& decided) {
            told(decided, way, said);
            if (then && (asker || !given)) then(decided);
        });
}

Decider::Way Decider::wayOf(const Command& command)
{
    if (std::holds_alternative<Undo>(command)) return Way::undoes;
    return std::holds_alternative<Redo>(command) ? Way::redoes : Way::decides;
}

void Decider::told(const Result<Decided>& decided, Way way, const Words& said)
{
    if (!decided) {
        said_.reset();
        messages_.say({.rank = Rank::error, .topic = refusedTopic, .words = [error = decided.error()] {
                           return piecesOf(error);
                       }});
        return;
    }
    messages_.clear(refusedTopic);
    if (!decided->id) return;
    emit took(*decided);
    ask();
    const bool undoes = way == Way::undoes;
    offered_ = undoes ? std::nullopt : way == Way::redoes ? decided->of : decided->id;
    // The key takes back the newest in force: an older one that came back has the link alone.
    const bool newest = !undo_ || !offered_ || undo_->id <= *offered_;
    const auto usual = [way, what = decided->what, note = decided->note, faces = decided->faces.size(),
                        photos = decided->photos.size(), deleted = decided->deleted] {
        if (way == Way::decides) return decisionSaid(what, note, faces, photos);
        Pieces pieces = sentenceAround(way == Way::undoes ? tr("Undone: %1.") : tr("Redone: %1."),
                                       decisionPieces(what, note, faces, photos));
        if (deleted > 0)
            pieces.append({betweenSentences() + tr("%Ln photos were deleted from the trash for good and stay away.",
                                                   nullptr, static_cast<int>(deleted)),
                           false});
        return pieces;
    };
    say(*decided->id, {.rank = Rank::undo,
                       .topic = undoTopic,
                       .words = said().isEmpty() ? Words(usual) : said,
                       .link = [undoes] { return undoes ? tr("Redo") : tr("Undo"); },
                       .key = undoes   ? QKeySequence(redoKey)
                              : newest ? QKeySequence(undoKey)
                                       : QKeySequence(),
                       .follow = [this, undoes, offered = offered_] { undoes ? redo() : take(Undo{offered}); }});
}

void Decider::dropUndone(const std::vector<HistoryCard>& newest)
{
    const auto undone = [this](const HistoryCard& card) { return card.id == offered_ && !card.active; };
    if (!offered_ || std::none_of(newest.begin(), newest.end(), undone)) return;
    offered_.reset();
    said_.reset();
    messages_.clear(undoTopic);
}

void Decider::say(DecisionId decision, Message message)
{
    said_ = Said{.decision = decision, .message = message};
    messages_.say(std::move(message));
    for (const Consequences& consequences : std::exchange(early_, {})) came(consequences);
}

void Decider::came(const Consequences& consequences)
{
    if (!said_ || said_->decision != consequences.decision) return early_.push_back(consequences);
    Message message = std::exchange(said_, std::nullopt)->message;
    message.words = [words = message.words, consequences] {
        Pieces pieces = words();
        pieces.append({followedText(consequences), false});
        return pieces;
    };
    messages_.say(std::move(message));
}

void Decider::undo()
{
    take(Undo{});
}

void Decider::undo(DecisionId decision)
{
    take(Undo{decision});
}

void Decider::redo()
{
    take(Redo{});
}

void Decider::refusalShown()
{
    messages_.clear(refusedTopic);
}

QString Decider::undoText() const
{
    return undo_ ? tr("Undo: %1").arg(decisionText(undo_->what, undo_->note, undo_->faces, undo_->photos)) : tr("Undo");
}

QString Decider::redoText() const
{
    if (!redo_) return tr("Redo");
    return tr("Redo: %1").arg(decisionText(redo_->of, redo_->note, redo_->faces, redo_->photos));
}

} // namespace albumen
