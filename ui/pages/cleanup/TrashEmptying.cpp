#include "pages/cleanup/TrashEmptying.h"

#include <utility>

#include "JobBridge.h"
#include "MessageSink.h"
#include "Messages.h"
#include "widgets/AskPanel.h"

namespace albumen {
namespace {

const QString topic = QStringLiteral("cleanup/empty");

} // namespace

TrashEmptying::TrashEmptying(const Parts& parts, AskPanel& panel, QObject* parent)
    : QObject(parent), parts_(parts), panel_(panel)
{
    connect(&parts_.bridge, &JobBridge::finished, this, &TrashEmptying::finished);
}

bool TrashEmptying::can() const
{
    return !parts_.bridge.running();
}

void TrashEmptying::ask(const std::vector<PhotoId>& photos, quint64 bytes, bool all)
{
    panel_.open({.title = [all] { return all ? tr("Empty the trash?") : tr("Delete for good?"); },
                 .detail =
                     [count = static_cast<int>(photos.size()), bytes] {
                         return tr("%Ln photos (%1) are deleted from the disk, with what lay beside them.", nullptr,
                                   count)
                                    .arg(bytesText(bytes)) +
                                QLatin1Char(' ') + tr("This cannot be undone.");
                     },
                 .yes = [] { return tr("Delete"); },
                 .accepted = [this, photos] { start(photos); },
                 .forEver = true});
}

void TrashEmptying::start(const std::vector<PhotoId>& photos)
{
    deleting_ = parts_.bridge.start(jobs@@TrashEmptying{photos});
    if (deleting_) return;
    parts_.messages.say({.rank = Rank::warning, .topic = topic, .words = [] {
                             return Pieces{{jobRunsText(), false}};
                         }});
}

void TrashEmptying::finished(const Report& report)
{
    if (!std::exchange(deleting_, false)) return;
    const Error* const error = report.error              ? &*report.error
                               : report.problems.empty() ? nullptr
                                                         : &report.problems.front();
    if (error)
        parts_.messages.say(
            {.rank = Rank::error, .topic = topic, .words = [error = *error] { return piecesOf(error); }});
    else if (report.deleted > 0)
        parts_.messages.say(
            {.rank = Rank::info,
             .topic = topic,
             .words =
                 [count = static_cast<int>(report.deleted), bytes = report.bytesDeleted] {
                     return Pieces{{tr("%Ln photos are deleted, %1 are free.", nullptr, count).arg(bytesText(bytes))}};
                 },
             .good = true});
    emit done();
}

} // namespace albumen
