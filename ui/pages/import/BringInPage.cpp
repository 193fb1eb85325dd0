#include "pages/import/BringInPage.h"

#include <algorithm>
#include <utility>

#include <QComboBox>
#include <QDate>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSettings>

#include "Count.h"
#include "JobBridge.h"
#include "MessageSink.h"
#include "Messages.h"
#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/FieldReason.h"
#include "widgets/FileDialogs.h"
#include "widgets/IconRow.h"
#include "widgets/Label.h"
#include "widgets/ListPanel.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

constexpr int templateWidth = 260;
const QString photosTopic = QStringLiteral("bringin");
const QString byKey = QStringLiteral("bringin/by");
/// In the order of the choice; after them comes one's own.
const QStringList templates{QStringLiteral("{year}/{year}-{month}-{day}"), QStringLiteral("{year}/{year}-{month}"),
                            QStringLiteral("{year}"), QStringLiteral("{year}/{month}/{day}"),
                            QStringLiteral("{year}-{month}-{day}")};

std::size_t countOf(const Report& report, BroughtIn::What what)
{
    return static_cast<std::size_t>(std::ranges::count(report.broughtIn, what, &BroughtIn::what));
}

/// It was copied, or is there since an earlier try.
bool came(const Report& report, const Error& problem)
{
    return !problem.path.empty() &&
           std::ranges::find(report.broughtIn, problem.path, &BroughtIn::to) != report.broughtIn.end();
}

bool cameUnread(const Report& report, const Error& problem)
{
    return isUnread(problem) && came(report, problem);
}

} // namespace

BringInPage::BringInPage(const Parts& parts, QWidget* parent)
    : TwoStepPage(QStringLiteral("bringin"), QStringLiteral("photos"), parts, parent)
{
    setChoices(makeSources());
    connectParts();
    retranslate();
}

Card* BringInPage::makeSources()
{
    auto* const card = new Card(this);
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    by_ = new IconRow(QStringLiteral("calendar"), card);
    from_ = new IconRow(QStringLiteral("download"), card);
    folder_ = new Button(Button::Kind::outlined, {}, card);
    folder_->setObjectName(QStringLiteral("bringInFolder"));
    const QString by = QSettings().value(byKey, templates.first()).toString();
    ready_ = new QComboBox(card);
    ready_->setObjectName(QStringLiteral("bringInReady"));
    ready_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    fillReady();
    const qsizetype known = templates.indexOf(by);
    ready_->setCurrentIndex(known < 0 ? ownTemplate() : static_cast<int>(known));
    template_ = new QLineEdit(by, card);
    template_->setObjectName(QStringLiteral("bringInBy"));
    template_->setFixedWidth(templateWidth);
    template_->setTextMargins(7, 0, 7, 0);
    refused_ = new FieldReason(*template_);
    template_->setVisible(known < 0);
    by_->add(ready_);
    by_->add(template_);
    from_->add(folder_);
    auto* const column = new QVBoxLayout(card);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(by_);
    column->addWidget(new Line(Qt::Horizontal, card));
    column->addWidget(from_);
    return card;
}

void BringInPage::connectParts()
{
    connect(folder_, &Button::clicked, this, &BringInPage::askForFolder);
    connect(ready_, &QComboBox::activated, this, &BringInPage::chooseTemplate);
    connect(template_, &QLineEdit::textChanged, this, [this](const QString& by) {
        QSettings().setValue(byKey, by);
        showExample();
    });
    connect(template_, &QLineEdit::returnPressed, folder_, &Button::click);
    connect(&parts_.bridge, &JobBridge::started, this, &BringInPage::showState);
    connect(&parts_.bridge, &JobBridge::finished, this, &BringInPage::finished);
    connect(result_, &ListPanel::stepClicked, this, &BringInPage::copy);
    connect(result_, &ListPanel::backClicked, this, [this] { folder_->setFocus(Qt::OtherFocusReason); });
}

/// Query: "from", a folder that is looked at.
void BringInPage::openAt(const Place& place)
{
    const auto from = toPath(place.query.value(QStringLiteral("from")).toString());
    if (!from.empty()) look(from);
    showState();
    if (folder_->isEnabled()) folder_->setFocus(Qt::OtherFocusReason);
}

void BringInPage::left()
{
    TwoStepPage::left();
    if (doing_ != Doing::waiting) return;
    doing_ = Doing::nothing;
    say({});
}

void BringInPage::askForFolder()
{
    QFileDialog* const dialog = folderDialog(tr("A card, a phone's folder or a download"), source_, this);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { look(toPath(folder)); });
    dialog->open();
}

void BringInPage::look(const std::filesystem::path& from)
{
    source_ = from;
    showChoices();
    if (!parts_.bridge.start(jobs::BringIn{from, {}, template_->text().toStdString(), true})) {
        doing_ = Doing::waiting;
        return say([from] { return tr("%1 is looked at when the job that runs now is done.").arg(pathText(from)); });
    }
    doing_ = Doing::looking;
    say([] { return tr("Looking at what is there. Nothing is copied yet."); });
    showState();
}

void BringInPage::copy()
{
    if (!parts_.bridge.start(jobs::BringIn{source_, {}, template_->text().toStdString(), false})) return;
    doing_ = Doing::copying;
    showChoices();
    say([] { return tr("Importing photos"); });
    showState();
}

void BringInPage::finished(const Report& report)
{
    const Doing done = std::exchange(doing_, Doing::nothing);
    showState();
    if (done == Doing::nothing) return;
    if (done == Doing::waiting) return look(source_);
    parts_.messages.clear(photosTopic);
    if (report.error && report.error->code == Code::usage) {
        ready_->setCurrentIndex(ownTemplate());
        template_->show();
        template_->setFocus();
        refused_->say(sentenceOf(*report.error));
    } else if (report.error) {
        parts_.messages.say(
            {.rank = Rank::error, .topic = photosTopic, .words = [error = *report.error] { return piecesOf(error); }});
    }
    if (report.outcome != Outcome::completed)
        return say([done] {
            return done == Doing::looking ? tr("Nothing was copied.")
                                          : tr("What was copied so far stays. Another try goes on from there.");
        });
    done == Doing::looking ? found(report) : copied(report);
}

/// The table before anything is copied: what is new with where it goes, then the others.
ListPanel::Words BringInPage::foundWords(const Report& report)
{
    QStringList rows;
    const auto list = [&](BroughtIn::What what, const QString& heading, auto textOf) {
        const std::size_t first = static_cast<std::size_t>(rows.size());
        for (const BroughtIn& one : report.broughtIn)
            if (one.what == what) rows << nameText(one.from) + QLatin1Char('\t') + textOf(one);
        if (static_cast<std::size_t>(rows.size()) > first)
            rows.insert(static_cast<qsizetype>(first), heading + QLatin1Char('\t'));
    };
    const auto place = [](const BroughtIn& one) { return pathText(one.to.parent_path()); };
    const auto where = [](const BroughtIn& one) { return pathText(one.from.parent_path()); };
    const auto allTheSame = [&](const BroughtIn& one) {
        return one.to.empty() ? where(one) : tr("%1, copied all the same").arg(place(one));
    };
    list(BroughtIn::What::fresh, tr("New"), place);
    list(BroughtIn::What::unreadable, tr("Cannot be read"), allTheSame);
    list(BroughtIn::What::known, tr("Known already"), where);
    list(BroughtIn::What::twice, tr("There twice"), where);
    const int fresh = count(countOf(report, BroughtIn::What::fresh));
    const auto noPictures = std::ranges::count_if(report.broughtIn, [](const BroughtIn& one) {
        return one.what == BroughtIn::What::unreadable && !one.to.empty();
    });
    const int coming = fresh + static_cast<int>(noPictures);
    const QString others =
        tr("Known already: %1. Cannot be read: %2. The source is only read.")
            .arg(numberText(countOf(report, BroughtIn::What::known) + countOf(report, BroughtIn::What::twice)),
                 numberText(countOf(report, BroughtIn::What::unreadable)));
    return {tr("%Ln new photos", nullptr, fresh), others, rows, tr("There is no photo."),
            coming == 0      ? QString()
            : coming > fresh ? tr("Import %Ln files", nullptr, coming)
                             : tr("Import %Ln photos", nullptr, coming)};
}

void BringInPage::found(const Report& report)
{
    showResult();
    result_->open([report] { return foundWords(report); });
}

void BringInPage::copied(const Report& report)
{
    const auto unread = static_cast<std::uint64_t>(
        std::ranges::count_if(report.problems, [&](const Error& problem) { return cameUnread(report, problem); }));
    const int photos = count(report.copied - std::min(unread, report.copied)), files = count(unread);
    const auto words = [photos] { return tr("%Ln photos were imported.", nullptr, photos); };
    if (problemRows(report, source_).isEmpty()) return say(words);
    showResult();
    result_->open([words, files, report, source = source_]() -> ListPanel::Words {
        const QString besides =
            files == 0 ? QString() : tr("%Ln files were copied that cannot be read.", nullptr, files);
        return {words(), besides, problemRows(report, source)};
    });
}

/// By where each is now: among the photos though it cannot be read or lacks its end, in the source alone, or what the
/// run met besides.
QStringList BringInPage::problemRows(const Report& report, const std::filesystem::path& source)
{
    const auto inSource = [&source](const Error& problem) {
        return std::ranges::mismatch(source, problem.path).in1 == source.end();
    };
    QStringList unread, copied, left, others;
    const auto addCame = [&](const Error& problem) {
        if (cameUnread(report, problem))
            unread << nameText(problem.path) + QLatin1Char('\t') + pathText(problem.path.parent_path());
        else
            copied << sentenceOf(problem);
    };
    for (const Error& problem : report.problems)
        if (came(report, problem))
            addCame(problem);
        else
            (inSource(problem) ? left : others) << sentenceOf(problem);
    for (const Error& problem : report.unreadBefore) // an earlier try copied it
        if (came(report, problem)) addCame(problem);
    QStringList rows;
    const auto add = [&rows](const QString& heading, const QStringList& part) {
        if (!part.isEmpty()) rows << heading + QLatin1Char('\t') << part;
    };
    add(tr("Copied, but cannot be read"), unread);
    add(tr("Copied, but not all is well"), copied);
    add(tr("Left out"), left);
    add(tr("Not of this import"), others);
    return rows;
}

int BringInPage::ownTemplate()
{
    return static_cast<int>(templates.size());
}

void BringInPage::fillReady()
{
    while (ready_->count() <= ownTemplate()) ready_->addItem(QString());
    const QStringList words{tr("A year, and a day in it"),
                            tr("A year, and a month in it"),
                            tr("A year"),
                            tr("A year, a month in it, a day in that"),
                            tr("A day"),
                            tr("As I write it…")};
    for (int i = 0; i <= ownTemplate(); ++i) ready_->setItemText(i, words[i]);
}

/// One's own begins with what was chosen before.
void BringInPage::chooseTemplate(int which)
{
    const bool own = which == ownTemplate();
    if (!own) template_->setText(templates[which]);
    template_->setVisible(own);
    if (!own) return;
    template_->setFocus(Qt::OtherFocusReason);
    template_->selectAll();
}

/// What the template makes of today.
void BringInPage::showExample()
{
    const QDate today = QDate::currentDate();
    QString example = template_->text();
    example.replace(QStringLiteral("{year}"), today.toString(QStringLiteral("yyyy")));
    example.replace(QStringLiteral("{month}"), today.toString(QStringLiteral("MM")));
    example.replace(QStringLiteral("{day}"), today.toString(QStringLiteral("dd")));
    by_->setWords(tr("Folders by date"), tr("A photo of today goes into %1").arg(example));
}

void BringInPage::showState()
{
    const bool busy = parts_.bridge.running();
    for (QWidget* const part : std::initializer_list<QWidget*>{folder_, ready_, template_}) part->setEnabled(!busy);
    result_->stepButton().setEnabled(!busy);
    folder_->setToolTip(busy ? jobRunsText() : QString());
}

void BringInPage::retranslate()
{
    setAccessibleName(tr("Import photos"));
    frame_->setTitle(tr("Import photos"));
    from_->setWords(tr("From a card, a phone or a download"),
                    tr("What the library has already, or threw away, is left out. The source is only read."));
    folder_->setText(tr("Choose folder…"));
    fillReady();
    ready_->setAccessibleName(tr("Folders by date"));
    template_->setAccessibleName(tr("Folders by date, as I write it"));
    template_->setToolTip(tr("{year}, {month} and {day} stand for the day of a photo."));
    showExample();
    TwoStepPage::retranslate();
    showState();
}

} // namespace albumen
