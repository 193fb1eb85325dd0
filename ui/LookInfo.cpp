#include "LookInfo.h"

#include <utility>

#include "JobBridge.h"
#include "MessageSink.h"
#include "Messages.h"
#include "widgets/InfoBar.h"

namespace albumen {
namespace {
const QString lookTopic = QStringLiteral("understand"), lookLink = QStringLiteral("look");
}

LookInfo::LookInfo(InfoBar& bar, JobBridge& bridge, MessageSink& messages, QObject* parent)
    : QObject(parent), bar_(bar), bridge_(bridge), messages_(messages)
{
    bar.hide();
    connect(&bar, &InfoBar::linkClicked, this, &LookInfo::look, Qt::QueuedConnection); // it goes when the job begins
    connect(&bar, &InfoBar::closed, this, [this] { closed_ = true; });
    connect(&bridge, &JobBridge::started, this, &LookInfo::refresh);
    connect(&bridge, &JobBridge::finished, this, &LookInfo::finished);
}

void LookInfo::show(quint64 waiting)
{
    waiting_ = waiting;
    refresh();
}

void LookInfo::look()
{
    began_ = bridge_.start(jobs::Understand{}) || began_;
}

void LookInfo::refresh()
{
    if (waiting_ == 0 || closed_) return bar_.hide();
    const bool runs = bridge_.running();
    const bool looks = runs && std::holds_alternative<jobs::Understand>(bridge_.order());
    const QString words = tr("%Ln pictures were not looked at yet.", nullptr, static_cast<int>(waiting_));
    const QString link = looks ? tr("Looking at them now") : tr("Look now");
    const QStringList now{words, link, runs ? jobRunsText() : QString()};
    if (!bar_.isHidden() && now == words_) return; // its link may have the focus
    words_ = now;
    bar_.show(words, {{runs ? QString() : lookLink, link, now.last()}});
}

void LookInfo::finished(const Report& report)
{
    refresh();
    if (!std::holds_alternative<jobs::Understand>(bridge_.order()) || !std::exchange(began_, false)) return;
    const auto say = [this](Rank rank, Words words, bool good = false) {
        messages_.say({.rank = rank, .topic = lookTopic, .words = std::move(words), .good = good});
    };
    const int looked = static_cast<int>(report.understood);
    if (report.outcome == Outcome::cancelled)
        say(Rank::info, [looked]() -> Pieces {
            return {{tr("Stopped after %Ln pictures. Next time it goes on from here.", nullptr, looked)}};
        });
    else if (report.error)
        say(Rank::error, [error = *report.error] { return piecesOf(error); });
    else if (!report.problems.empty())
        say(Rank::error, [first = report.problems.front(), looked]() -> Pieces {
            return Pieces{{tr("Looked at %Ln pictures.", nullptr, looked) + QLatin1Char(' '), false}} + piecesOf(first);
        });
    else
        say(
            Rank::info, [looked]() -> Pieces { return {{tr("Looked at %Ln pictures.", nullptr, looked)}}; }, true);
    for (const Note& note : report.notes)
        messages_.say({.rank = Rank::warning,
                       .topic = lookTopic + QLatin1Char('/') + fromUtf8(note.object),
                       .words = [note] { return piecesOf(note); }});
}

} // namespace albumen
