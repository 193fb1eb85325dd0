// Takes decisions for the pages: away from the GUI thread, said in the message line with an Undo, and the names of what
// undo and redo would do, by the library's own log.
#pragma once

#include <functional>
#include <optional>

#include <QObject>
#include <QPointer>

#include "MessageSink.h"
#include "library/Library.h"

namespace albumen {

/// What undo() and redo() have as their keys.
inline constexpr QKeyCombination undoKey = Qt::CTRL | Qt::Key_Z, redoKey = Qt::CTRL | Qt::SHIFT | Qt::Key_Z;

class JobBridge;
class Worker;

/// Threads: GUI.
class Decider final : public QObject
{
    Q_OBJECT

public:
    using Then = std::function<void(const Result<Decided>&)>;

    /// Requires: all outlive it.
    Decider(TakesCommands& commands, const HistoryQuestions& history, JobBridge& bridge, Worker& worker,
            MessageSink& messages, QObject* parent = nullptr);

    /// Decides. The message line says what was decided, with an Undo of this very decision: `said` where it is given,
    /// else the words of DecisionWords.h; what was undone, with a Redo; or why it was refused. `then`: on the GUI
    /// thread, unless `who` is gone.
    void take(Command command, QObject* who = nullptr, Then then = {}, Words said = {});
    void undo(); ///< the newest decision in force
    void undo(DecisionId decision);
    void redo();
    /// A field shows why what was just asked for is refused: the message line need not.
    void refusalShown();

    bool canUndo() const { return undo_.has_value(); }
    bool canRedo() const { return redo_.has_value(); }
    QString undoText() const; ///< "Undo: name 218 faces Jonas", or "Undo"
    QString redoText() const;

signals:
    void changed(); ///< what undo and redo would do
    /// A decision was taken, undone or redone, by whomever, before `then` is called.
    void took(const albumen::Decided& decided);

private:
    void ask();
    enum class Way { decides, undoes, redoes };
    static Way wayOf(const Command& command);
    void told(const Result<Decided>& decided, Way way, const Words& said);
    /// The Undo or Redo of the line goes with what it is about.
    void dropUndone(const std::vector<HistoryCard>& newest);
    /// In the message line, and again with what follows from it as soon as that is known.
    void say(DecisionId decision, Message message);
    void came(const Consequences& consequences);

    TakesCommands& commands_;
    const HistoryQuestions& history_;
    Worker& worker_;
    MessageSink& messages_;
    std::optional<HistoryCard> undo_, redo_;
    std::optional<DecisionId> offered_; ///< what the Undo of the message line would take back
    struct Said {
        DecisionId decision{};
        Message message;
    };
    std::optional<Said> said_;        ///< the newest, while nothing is known to follow from it
    std::vector<Consequences> early_; ///< known before it was said what they follow from
    quint64 asked_ = 0;               ///< the newest question for the history; older answers are dropped
};

} // namespace albumen
