#include "pages/settings/PrivacySection.h"

#include <QCoreApplication>
#include <QVBoxLayout>

#include "JobBridge.h"
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
    return fromUtf8(what);
}

} // namespace

PrivacySection::PrivacySection(const Parts& parts, QWidget* parent)
    : Section(QStringLiteral("privacy"), parent), parts_(parts), faces_(new FactRow),
      forget_(new Button(Button::Kind::outlined, QStringLiteral("trash"), faces_)), confirmRow_(new QWidget(faces_)),
      confirm_(new Notice(Notice::Rank::bad)), cancel_(new Button(Button::Kind::outlined)),
      yes_(new Button(Button::Kind::outlined, QStringLiteral("trash")))
{
    forget_->setObjectName(QStringLiteral("forgetFaces"));
    faces_->right().addWidget(forget_);
    auto* const last = new QWidget;
    auto* const column = new QVBoxLayout(last);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(faces_);
    column->addWidget(confirmRow_);
    addRow(last);
    addConfirm();
    connect(forget_, &Button::clicked, this, &PrivacySection::openConfirm);
    connect(&parts_.bridge, &JobBridge::started, this, [this] {
        confirmRow_->hide();
        show();
    });
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
    connect(yes_, &Button::clicked, this, &PrivacySection::forget);
}

void PrivacySection::ask()
{
    const quint64 question = ++asked_;
    parts_.worker.ask(
        this, [&settings = parts_.settings] { return settings.stored(); },
        [this, question](const Result<std::vector<StoredCard>>& stored) {
            if (question != asked_) return;
            if (stored) {
                stored_ = *stored;
                return show();
            }
            parts_.messages.say({.rank = Rank::error, .topic = privacyTopic, .words = [error = stored.error()] {
                                     return piecesOf(error);
                                 }});
        });
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
    forget_->setText(tr("Delete face data…"));
    forget_->setEnabled(!parts_.bridge.running() && confirmRow_->isHidden());
    forget_->setToolTip(parts_.bridge.running() ? tr("Pause or cancel first") : QString());
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
    }
    setWords(tr("Privacy"), tr("Nothing leaves this computer. %1 are kept on it.").arg(bytesText(bytes)));
}

void PrivacySection::openConfirm()
{
    confirmRow_->show();
    show();
    cancel_->setFocus(Qt::OtherFocusReason); // Enter deletes nothing
    emit appeared(confirmRow_);
}

void PrivacySection::closeConfirm()
{
    const bool had = confirmRow_->isAncestorOf(focusWidget());
    confirmRow_->hide();
    show();
    if (had) forget_->setFocus(Qt::OtherFocusReason);
}

void PrivacySection::forget()
{
    closeConfirm();
    parts_.bridge.start(jobs::ForgetFaces{});
}

void PrivacySection::forgotten(const Report& report)
{
    show();
    ask();
    if (!std::holds_alternative<jobs::ForgetFaces>(parts_.bridge.order())) return;
    if (report.error)
        parts_.messages.say(
            {.rank = Rank::error, .topic = privacyTopic, .words = [error = *report.error] { return piecesOf(error); }});
    else if (report.outcome == Outcome::completed)
        parts_.messages.say(
            {.rank = Rank::info,
             .topic = privacyTopic,
             .words =
                 [] {
                     return Pieces{{tr("The face data was deleted. Names and decisions are all there."), false}};
                 },
             .good = true});
}

void PrivacySection::retranslate()
{
    setWords(tr("Privacy"), tr("Nothing leaves this computer."));
    confirm_->setWords(tr("Delete the face data?"),
                       tr("Names and decisions stay. The next run looks at all photos again.") + QLatin1Char(' ') +
                           tr("Until then only faces that you named yourself have a name."));
    cancel_->setText(tr("Cancel"));
    yes_->setText(tr("Delete"));
    show();
}

} // namespace albumen
