#include "pages/settings/PrivacySection.h"

#include <algorithm>

#include <QApplication>
#include <QVBoxLayout>

#include "Count.h"
#include "JobBridge.h"
#include "Language.h"
#include "MessageSink.h"
#include "Theme.h"
#include "Worker.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

const QString privacyTopic = QStringLiteral("settings.privacy");

struct KeptWords {
    Q_DECLARE_TR_FUNCTIONS(KeptWords)
};

/// The names are those of StoredCard::what.
QString keptText(const std::string& what)
{
    if (what == "catalogue") return KeptWords::tr("Photos, names and decisions");
    if (what == "derived") return KeptWords::tr("What the networks found");
    if (what == "thumbnails") return KeptWords::tr("Small pictures");
    if (what == "backups") return KeptWords::tr("Backups");
    if (what == "models") return KeptWords::tr("Fetched networks");
    if (what == "log") return KeptWords::tr("Log");
    return fromUtf8(what);
}

} // namespace

PrivacySection::PrivacySection(const Parts& parts, QWidget* parent)
    : Section(QStringLiteral("privacy"), parent), parts_(parts), faces_(new FactRow),
      forget_(new Button(Button::Kind::outlined, QStringLiteral("trash"), faces_)),
      deleteLog_(new Button(Button::Kind::outlined, QStringLiteral("trash"), this)), confirmRow_(new QWidget(this)),
      confirm_(new Notice(Notice::Rank::bad)), cancel_(new Button(Button::Kind::outlined)),
      yes_(new Button(Button::Kind::outlined, QStringLiteral("trash")))
{
    forget_->setObjectName(QStringLiteral("forgetFaces"));
    deleteLog_->setObjectName(QStringLiteral("deleteLog"));
    deleteLog_->setSmall(true);
    deleteLog_->hide();
    faces_->right().addWidget(forget_);
    addRow(faces_);
    addConfirm();
    connect(forget_, &Button::clicked, this, [this] { openConfirm(Asked::faces); });
    connect(deleteLog_, &Button::clicked, this, [this] { openConfirm(Asked::log); });
    connect(&parts_.bridge, &JobBridge::started, this, &PrivacySection::closeConfirm);
    connect(&parts_.bridge, &JobBridge::finished, this, &PrivacySection::forgotten);
}

void PrivacySection::addConfirm()
{
    confirm_->setObjectName(QStringLiteral("forgetConfirm"));
    cancel_->setObjectName(QStringLiteral("forgetCancel"));
    yes_->setObjectName(QStringLiteral("forgetYes"));
    confirm_->buttons().addWidget(cancel_);
    confirm_->buttons().addWidget(yes_);
    auto* const around = new QVBoxLayout(confirmRow_);
    around->setContentsMargins(metric::cardPadding, 0, metric::cardPadding, metric::cardPadding);
    around->addWidget(confirm_);
    confirmRow_->hide();
    connect(cancel_, &Button::clicked, this, &PrivacySection::closeConfirm);
    connect(confirm_, &Notice::escaped, this, &PrivacySection::closeConfirm);
    connect(yes_, &Button::clicked, this, &PrivacySection::accepted);
}

void PrivacySection::ask()
{
    const quint64 question = ++question_;
    parts_.worker.ask(
        this,
        [&settings = parts_.settings, &archive = parts_.archive] {
            return Answer{settings.stored(), archive.overview()};
        },
        [this, question](const Answer& answer) {
            if (question != question_) return;
            if (!answer.stored) return say(answer.stored.error());
            stored_ = *answer.stored;
            faceCount_ = answer.overview ? count(answer.overview->faces) : 0;
            show();
        });
}

void PrivacySection::say(const Error& error)
{
    parts_.messages.say({.rank = Rank::error, .topic = privacyTopic, .words = [error] { return piecesOf(error); }});
}

void PrivacySection::left()
{
    confirmRow_->hide();
    show();
}

void PrivacySection::show()
{
    faces_->setWords(tr("Face data"),
                     tr("what tells faces apart, guesses, groups, small pictures of faces; names are not part of it"));
    forget_->setText(tr("Delete all face data…"));
    const bool had = forget_->hasFocus();
    forget_->setEnabled(!parts_.bridge.running() && confirmRow_->isHidden());
    if (had && !forget_->isEnabled()) meanwhile_ = QApplication::focusWidget();
    forget_->setToolTip(parts_.bridge.running() ? tr("Pause or cancel first") : QString());
    deleteLog_->setText(tr("Delete…"));
    deleteLog_->setAccessibleName(tr("Delete the log…"));
    deleteLog_->setEnabled(confirmRow_->isHidden());
    showConfirm();
    if (!stored_) return;
    std::uint64_t bytes = 0;
    while (places_.size() < static_cast<int>(stored_->size())) {
        places_.append(new FactRow);
        places_.last()->addFact(0);
        addRow(places_.last());
    }
    for (std::size_t i = 0; i < stored_->size(); ++i) {
        const StoredCard& kept = (*stored_)[i];
        bytes += kept.bytes;
        FactRow& row = *places_[static_cast<int>(i)];
        row.setWords(keptText(kept.what), pathText(kept.file));
        row.fact(0).setText(bytesText(kept.bytes));
        if (kept.what == "log" && deleteLog_->isHidden()) {
            row.right().addWidget(deleteLog_);
            deleteLog_->show();
        }
    }
    setWords(tr("Privacy"), tr("Nothing leaves this computer by itself. %1 are kept on it.").arg(bytesText(bytes)));
}

void PrivacySection::showConfirm()
{
    if (asked_ == Asked::log) {
        const QStringList words{tr("It tells what happened to which file, and helps where something went wrong."),
                                tr("What happens from now on is logged anew."), tr("This cannot be undone.")};
        return confirm_->setWords(tr("Delete the log?"), joined(words));
    }
    const QStringList goes{
        tr("Deleted for ever: what tells %Ln faces apart, guesses, groups, and small pictures of faces;", nullptr,
           faceCount_),
        tr("the faces that nobody decided about; all backups made so far.")};
    const QStringList next{tr("The next run looks at all photos again."),
                           tr("Until then only faces that you named yourself have a name."),
                           tr("This cannot be undone.")};
    const QStringList lines{
        joined(goes),
        tr("Kept: photos, archive, names, and every decision with the place of its face. A new backup is made."),
        joined(next)};
    confirm_->setWords(tr("Delete all face data?"), lines.join(QLatin1Char('\n')));
}

void PrivacySection::openConfirm(Asked what)
{
    asked_ = what;
    showConfirm();
    openBelow(rowAsked(), confirmRow_);
    cancel_->setFocus(Qt::OtherFocusReason); // Enter deletes nothing
    show();
}

FactRow* PrivacySection::rowAsked() const
{
    const auto row = std::ranges::find_if(places_, [this](const FactRow* place) {
        return asked_ == Asked::log && place->isAncestorOf(deleteLog_);
    });
    return row == places_.end() ? faces_ : *row;
}

void PrivacySection::closeConfirm()
{
    opener()->setEnabled(true);
    if (confirmRow_->isAncestorOf(focusWidget())) opener()->setFocus(Qt::OtherFocusReason);
    confirmRow_->hide();
    show();
}

void PrivacySection::accepted()
{
    closeConfirm();
    if (asked_ == Asked::faces)
        parts_.bridge.start(jobs::ForgetFaces{});
    else
        deleteLog();
}

void PrivacySection::deleteLog()
{
    parts_.worker.ask(
        this, [&settings = parts_.settings] { return settings.deleteLog(); },
        [this](const Status& done) {
            if (!done) return say(done.error());
            sayDone([] { return tr("The log was deleted."); });
            ask();
        });
}

void PrivacySection::sayDone(const std::function<QString()>& words)
{
    parts_.messages.say({.rank = Rank::info,
                         .topic = privacyTopic,
                         .words =
                             [words] {
                                 return Pieces{{words(), false}};
                             },
                         .good = true});
}

void PrivacySection::forgotten(const Report& report)
{
    show();
    if (meanwhile_ && meanwhile_->hasFocus()) forget_->setFocus(Qt::OtherFocusReason);
    meanwhile_.clear();
    ask();
    if (!std::holds_alternative<jobs::ForgetFaces>(parts_.bridge.order())) return;
    if (report.error)
        say(*report.error);
    else if (report.outcome == Outcome::completed)
        sayDone([] {
            return joined({tr("The face data and all older backups were deleted."),
                           tr("Names and decisions are all there.")});
        });
}

void PrivacySection::retranslate()
{
    setWords(tr("Privacy"), tr("Nothing leaves this computer by itself."));
    cancel_->setText(tr("Cancel"));
    yes_->setText(tr("Delete"));
    show();
}

} // namespace albumen
