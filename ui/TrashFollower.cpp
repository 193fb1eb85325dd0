#include "TrashFollower.h"

#include <utility>

#include "Decider.h"
#include "JobBridge.h"
#include "Navigator.h"
#include "Worker.h"
#include "library/Questions.h"

namespace albumen {
namespace {
const QString trashTopic = QStringLiteral("trash/");
}

TrashFollower::TrashFollower(const CleanupQuestions& cleanup, Decider& decider, JobBridge& bridge, Worker& worker,
                             MessageSink& messages, Navigator& navigator, QObject* parent)
    : QObject(parent), bridge_(bridge), messages_(messages), navigator_(navigator)
{
    soon_.setSingleShot(true);
    soon_.setInterval(quietMs);
    connect(&soon_, &QTimer::timeout, this, &TrashFollower::follow);
    connect(&decider, &Decider::took, this, [this](const Decided& decided) {
        if (decided.trash) isDue();
    });
    connect(&bridge, &JobBridge::finished, this, &TrashFollower::finished);
    worker.ask(
        this, [&cleanup] { return cleanup.filesAreDue(); },
        [this](const Result<bool>& due) {
            if (due.value_or(false)) isDue();
        });
}

void TrashFollower::isDue()
{
    due_ = true;
    soon_.start();
}

void TrashFollower::follow()
{
    if (due_ && bridge_.start(jobs::FollowTrash{})) due_ = false; // else when that job is done
}

void TrashFollower::finished(const Report& report)
{
    if (std::holds_alternative<jobs::FollowTrash>(bridge_.order())) {
        for (const QString& topic : std::exchange(said_, {})) messages_.clear(topic);
        if (report.error && report.outcome == Outcome::failed)
            say(Rank::error, [error = *report.error] { return piecesOf(error); });
        for (const Error& problem : report.problems) say(Rank::error, [problem] { return piecesOf(problem); });
        for (const Note& note : report.notes) say(Rank::info, [note] { return piecesOf(note); });
    }
    if (due_) soon_.start();
}

/// Each by its path and reason, as long as somebody would read them; the page of the trash has them all.
void TrashFollower::say(Rank rank, Words words)
{
    if (said_.size() >= saidMost) return;
    said_ << trashTopic + QString::number(said_.size());
    messages_.say({.rank = rank,
                   .topic = said_.last(),
                   .words = std::move(words),
                   .link = [] { return tr("Show the trash"); },
                   .follow =
                       [this] {
                           navigator_.go({.page = QStringLiteral("cleanup"),
                                          .query = {{QStringLiteral("tab"), QStringLiteral("trash")}}});
                       }});
}

} // namespace albumen
