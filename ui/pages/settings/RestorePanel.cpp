#include "pages/settings/RestorePanel.h"

#include <algorithm>

#include <QApplication>
#include <QTimer>
#include <QVBoxLayout>

#include "Count.h"
#include "JobBridge.h"
#include "Language.h"
#include "MessageSink.h"
#include "Theme.h"
#include "Worker.h"
#include "pages/settings/Section.h"
#include "widgets/Button.h"

namespace albumen {
namespace {

const QString restoreTopic = QStringLiteral("settings.restore");

} // namespace

RestorePanel::RestorePanel(const Parts& parts, QWidget* parent)
    : QWidget(parent), parts_(parts), cancel_(new Button(Button::Kind::outlined)),
      yes_(new Button(Button::Kind::outlined)), no_(new Button(Button::Kind::outlined)),
      restart_(new Button(Button::Kind::outlined))
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(metric::cardPadding, 0, metric::cardPadding, metric::cardPadding);
    cancel_->setObjectName(QStringLiteral("restoreCancel"));
    yes_->setObjectName(QStringLiteral("restoreYes"));
    no_->setObjectName(QStringLiteral("restoreNot"));
    restart_->setObjectName(QStringLiteral("restartNow"));
    confirm_ = addNotice("restoreConfirm", cancel_, yes_);
    waiting_ = addNotice("restoreWaiting", no_, restart_);
    connect(cancel_, &Button::clicked, this, &RestorePanel::close);
    connect(confirm_, &Notice::escaped, this, &RestorePanel::close);
    connect(yes_, &Button::clicked, this, [this] { wish(offered_.file); });
    connect(no_, &Button::clicked, this, [this] { wish({}); });
    connect(restart_, &Button::clicked, this, [this] { parts_.restart(); });
    connect(&parts_.bridge, &JobBridge::started, this, &RestorePanel::show);
    connect(&parts_.bridge, &JobBridge::finished, this, &RestorePanel::show);
    hide();
}

Notice* RestorePanel::addNotice(const char* name, Button* first, Button* second)
{
    auto* const notice = new Notice(Notice::Rank::warn, this);
    notice->setObjectName(QLatin1String(name));
    notice->buttons().addWidget(first);
    notice->buttons().addWidget(second);
    layout()->addWidget(notice);
    return notice;
}

void RestorePanel::ask()
{
    const quint64 question = ++asked_;
    parts_.worker.ask(
        this, [&settings = parts_.settings] { return settings.restoredNext(); },
        [this, question](const Result<std::filesystem::path>& next) {
            if (question == asked_ && next) wished(*next);
        });
}

void RestorePanel::offer(const BackupCard& backup, QWidget* opener, const std::function<void()>& open)
{
    const quint64 question = ++asked_;
    parts_.worker.ask(
        this, [&settings = parts_.settings, file = backup.file] { return settings.wouldLose(file); },
        [this, question, backup, opener = QPointer(opener), open](const Result<LossCard>& loss) {
            if (question != asked_ || !opener) return;
            if (!loss) return say(loss.error());
            offered_ = backup;
            opener_ = opener;
            loss_ = *loss;
            show();
            open();
            cancel_->setFocus(Qt::OtherFocusReason); // Enter loses nothing, nor does a double click on what opened it
            yes_->setEnabled(false);
            QTimer::singleShot(QApplication::doubleClickInterval(), yes_, [yes = yes_] { yes->setEnabled(true); });
        });
}

void RestorePanel::close()
{
    ++asked_; // an answer that is under way opens nothing
    giveFocusBack();
    loss_.reset();
    show();
}

/// Before what has it goes: a page scrolls to where it would go by itself.
void RestorePanel::giveFocusBack()
{
    if (opener_ && isAncestorOf(QApplication::focusWidget())) opener_->setFocus(Qt::OtherFocusReason);
}

void RestorePanel::show()
{
    confirm_->setVisible(loss_.has_value());
    waiting_->setVisible(!loss_ && !next_.empty());
    setVisible(loss_ || !next_.empty());
    cancel_->setText(tr("Cancel"));
    yes_->setText(tr("Restore at the next start"));
    no_->setText(tr("Do not restore"));
    restart_->setText(tr("Restart now"));
    restart_->setVisible(static_cast<bool>(parts_.restart));
    restart_->setEnabled(!parts_.bridge.running());
    restart_->setToolTip(parts_.bridge.running() ? tr("Pause or cancel first") : QString());
    if (loss_)
        confirm_->setWords(
            tr("Go back to the names and decisions of %1?").arg(whenText(offered_.atMs)),
            joined({lossText(),
                    tr("The library of today is kept in %1. No photo is touched.").arg(pathText(loss_->keptIn))}));
    if (!next_.empty())
        waiting_->setWords(tr("The backup %1 is restored at the next start.").arg(pathText(next_.filename())),
                           tr("What is decided until then is not in it."));
}

/// Zeros are left out: they say nothing.
QString RestorePanel::lossText() const
{
    if (!loss_->known) return tr("The library of today cannot be read: what was done since then is lost.");
    QStringList parts;
    const auto add = [&parts](std::uint64_t number, const QString& words) {
        if (number > 0) parts << words;
    };
    add(loss_->decisions,
        loss_->sinceMs ? tr("%Ln decisions since %1", nullptr, count(loss_->decisions))
                             .arg(whenText(std::max(*loss_->sinceMs, offered_.atMs))) // taken in later, taken before
                       : tr("%Ln decisions", nullptr, count(loss_->decisions)));
    add(loss_->people, tr("%Ln people", nullptr, count(loss_->people)));
    add(loss_->photos, tr("%Ln photos, until the next run finds them", nullptr, count(loss_->photos)));
    if (parts.isEmpty()) return tr("Nothing would be lost.");
    const QString lost = tr("This would be lost: %1.").arg(parts.join(tr(", ")));
    if (!loss_->newer) return lost;
    return joined({lost, tr("The newer backup of %1 has what was decided.").arg(whenText(loss_->newer->atMs))});
}

void RestorePanel::wish(const std::filesystem::path& backup)
{
    const quint64 question = ++asked_;
    parts_.worker.ask(
        this, [&settings = parts_.settings, backup] { return settings.restoreAtNextStart(backup); },
        [this, question, backup](const Status& done) {
            if (!done) return say(done.error());
            if (question != asked_) return ask();
            giveFocusBack();
            loss_.reset();
            wished(backup);
            if (!backup.empty()) no_->setFocus(Qt::OtherFocusReason); // what had it is gone
        });
}

void RestorePanel::wished(const std::filesystem::path& backup)
{
    next_ = backup;
    show();
}

void RestorePanel::say(const Error& error)
{
    parts_.messages.say({.rank = Rank::error, .topic = restoreTopic, .words = [error] { return piecesOf(error); }});
}

void RestorePanel::retranslate()
{
    show();
}

} // namespace albumen
