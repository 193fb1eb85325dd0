#include "pages/import/ProgramsPage.h"

#include <utility>

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QScrollArea>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "Count.h"
#include "Decider.h"
#include "JobBridge.h"
#include "MessageSink.h"
#include "Messages.h"
#include "Theme.h"
#include "Worker.h"
#include "pages/import/UsualPlaces.h"
#include "widgets/Button.h"
#include "widgets/Card.h"
#include "widgets/FileDialogs.h"
#include "widgets/IconRow.h"
#include "widgets/Label.h"
#include "widgets/ListPanel.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

const QString programsTopic = QStringLiteral("programs");

constexpr OtherProgram programs[] = {OtherProgram::digikam, OtherProgram::shotwell, OtherProgram::picasa,
                                     OtherProgram::takeout};

/// Names are not translated.
QString programName(OtherProgram program)
{
    switch (program) {
    case OtherProgram::digikam: return QStringLiteral("digiKam");
    case OtherProgram::shotwell: return QStringLiteral("Shotwell");
    case OtherProgram::picasa: return QStringLiteral("Picasa");
    case OtherProgram::takeout: return QStringLiteral("Google Takeout");
    }
    return {};
}

/// A database is a file, lists lie in a folder.
bool hasDatabase(OtherProgram program)
{
    return program == OtherProgram::digikam || program == OtherProgram::shotwell;
}

} // namespace

ProgramsPage::ProgramsPage(const Parts& parts, QWidget* parent)
    : TwoStepPage(QStringLiteral("programs"), QStringLiteral("people"), parts, parent)
{
    auto* const content = new QWidget;
    auto* const inside = new QVBoxLayout(content);
    inside->setContentsMargins(metric::pageMargin, 0, metric::pageMargin, metric::pageMargin);
    inside->setSpacing(metric::gap);
    inside->addWidget(makeSources());
    inside->addWidget(words_);
    inside->addStretch();
    auto* const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    frame_->setContent(scroll, true);
    connectParts();
    retranslate();
}

Card* ProgramsPage::makeSources()
{
    auto* const card = new Card(this);
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* const column = new QVBoxLayout(card);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    for (const OtherProgram program : programs) addRow(program, column, card);
    tagsRow_ = new IconRow(QStringLiteral("albums"), card);
    tags_ = new QCheckBox(card);
    tags_->setObjectName(QStringLiteral("programTags"));
    tagsRow_->add(tags_);
    column->addWidget(tagsRow_);
    return card;
}

void ProgramsPage::addRow(OtherProgram program, QVBoxLayout* column, Card* card)
{
    Row row{new IconRow(hasDatabase(program) ? QStringLiteral("photos") : QStringLiteral("folder"), card),
            new Button(Button::Kind::outlined, {}, card), new Button(Button::Kind::outlined, {}, card)};
    row.found->setObjectName(QStringLiteral("found%1").arg(static_cast<int>(program)));
    row.choose->setObjectName(QStringLiteral("choose%1").arg(static_cast<int>(program)));
    row.row->add(row.found);
    row.row->add(row.choose);
    connect(row.found, &Button::clicked, this, [this, program] { look(program, places_.at(program)); });
    connect(row.choose, &Button::clicked, this, [this, program] { choose(program); });
    column->addWidget(row.row);
    column->addWidget(new Line(Qt::Horizontal, card));
    rows_.emplace(program, row);
}

void ProgramsPage::connectParts()
{
    connect(&parts_.bridge, &JobBridge::started, this, &ProgramsPage::showState);
    connect(&parts_.bridge, &JobBridge::finished, this, &ProgramsPage::finished);
    connect(result_, &ListPanel::stepClicked, this, &ProgramsPage::take);
    connect(result_, &ListPanel::backClicked, this,
            [this] { rows_.at(order_.program).choose->setFocus(Qt::OtherFocusReason); });
}

void ProgramsPage::openAt(const Place&)
{
    showState();
    askForPlaces();
    Button* const first = rows_.at(OtherProgram::digikam).choose;
    if (choicesShown() && first->isEnabled()) first->setFocus(Qt::OtherFocusReason);
}

void ProgramsPage::askForPlaces()
{
    const auto home = toPath(QDir::homePath());
    const auto pictures = toPath(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
    parts_.worker.ask(
        this, [home, pictures] { return usualPlaces(home, pictures); },
        [this](const std::map<OtherProgram, std::filesystem::path>& places) {
            places_ = places;
            retranslate();
        });
}

void ProgramsPage::choose(OtherProgram program)
{
    const auto at = places_.find(program);
    const std::filesystem::path near = at == places_.end() ? std::filesystem::path() : at->second;
    const QString title = programName(program);
    QFileDialog* const dialog = hasDatabase(program) ? fileDialog(title, near, this) : folderDialog(title, near, this);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, program](const QString& chosen) { look(program, toPath(chosen)); });
    dialog->open();
}

void ProgramsPage::look(OtherProgram program, const std::filesystem::path& from)
{
    order_ = {.program = program, .from = from, .tags = hasDatabase(program) && tags_->isChecked(), .dryRun = true};
    if (!parts_.bridge.start(order_)) return;
    doing_ = Doing::looking;
    say([program] { return tr("Looking at what %1 knows. Nothing is changed yet.").arg(programName(program)); });
    showState();
}

void ProgramsPage::take()
{
    order_.dryRun = false;
    if (!parts_.bridge.start(order_)) return;
    doing_ = Doing::taking;
    showChoices();
    say([program = order_.program] { return tr("Importing what %1 knows").arg(programName(program)); });
    showState();
}

void ProgramsPage::finished(const Report& report)
{
    const Doing done = std::exchange(doing_, Doing::nothing);
    showState();
    if (done == Doing::nothing) return;
    parts_.messages.clear(programsTopic);
    if (report.error)
        parts_.messages.say({.rank = Rank::error, .topic = programsTopic, .words = [error = *report.error] {
                                 return piecesOf(error);
                             }});
    if (report.outcome != Outcome::completed) return say([] { return tr("Nothing was changed."); });
    showResult();
    done == Doing::looking ? found(report) : taken(report);
}

/// What comes, then what stays as it is, then what is not here.
QStringList ProgramsPage::rowsOf(const Report& report)
{
    const NameCounts& names = report.names;
    const ProgramCounts& counts = report.program;
    QStringList rows;
    const auto part = [&rows](const QString& heading, const QList<std::pair<QString, std::uint64_t>>& lines) {
        const qsizetype first = rows.size();
        for (const auto& [what, number] : lines)
            if (number > 0) rows << what + QLatin1Char('\t') + numberText(number);
        if (rows.size() > first) rows.insert(first, heading + QLatin1Char('\t'));
    };
    part(tr("New"), {{tr("Faces with a name"), names.named},
                     {tr("of them newly found"), names.drawn},
                     {tr("Names to ask about"), names.offered},
                     {tr("Names without a face"), names.placeless},
                     {tr("Albums"), counts.albums},
                     {tr("Photos in albums"), counts.inAlbums},
                     {tr("Ratings"), counts.ratings},
                     {tr("Favourites"), counts.favourites},
                     {tr("Dates"), counts.dates}});
    part(tr("As it is"), {{tr("Known already"), names.already + counts.already},
                          {tr("Decided otherwise"), names.kept + counts.kept},
                          {tr("Faces without a name"), names.unnamed}});
    if (!counts.notHere.empty()) rows << tr("Not in the library") + QLatin1Char('\t');
    for (const auto& path : counts.notHere) rows << pathText(path);
    if (!report.problems.empty()) rows << tr("Could not be read") + QLatin1Char('\t');
    for (const Error& problem : report.problems) rows << sentenceOf(problem);
    return rows;
}

QString ProgramsPage::spokenOf(OtherProgram program, const Report& report)
{
    if (report.program.pictures == 0 && program == OtherProgram::picasa)
        return tr(
            "Neither in this folder nor below it is a file .picasa.ini that speaks of a photo. Picasa keeps one in "
            "each folder of photos: choose the folder in which these lie.");
    return tr("It speaks of %Ln photos, of which %1 are in the library.", nullptr, count(report.program.pictures))
        .arg(numberText(report.program.here));
}

void ProgramsPage::found(const Report& report)
{
    const bool fresh = report.names.fresh;
    result_->open([fresh, report, program = order_.program]() -> ListPanel::Words {
        const QString name = programName(program);
        return {fresh ? tr("%1 knows something new").arg(name) : tr("%1 knows nothing new").arg(name),
                spokenOf(program, report), rowsOf(report), tr("Nothing to show."), fresh ? tr("Import") : QString()};
    });
    if (fresh) result_->stepButton().setFocus(Qt::OtherFocusReason);
}

void ProgramsPage::taken(const Report& report)
{
    const bool fresh = report.names.fresh;
    result_->open([fresh, report, program = order_.program]() -> ListPanel::Words {
        const QString name = programName(program);
        return {fresh ? tr("Imported from %1").arg(name) : tr("%1 knows nothing new").arg(name),
                fresh ? tr("Can be undone at any time.") : tr("Nothing was changed."), rowsOf(report),
                tr("Nothing to show.")};
    });
    if (!fresh) return;
    parts_.messages.say({.rank = Rank::undo,
                         .topic = QStringLiteral("undo"), // in the place of the decision before
                         .words =
                             [program = order_.program] {
                                 return Pieces{{tr("Imported from %1.").arg(programName(program)), false}};
                             },
                         .link = [] { return tr("Undo"); },
                         .key = undoKey,
                         .follow = [&decider = parts_.decider] { decider.undo(); }});
}

void ProgramsPage::showState()
{
    const bool busy = parts_.bridge.running();
    for (auto& [program, row] : rows_) {
        row.found->setVisible(places_.contains(program));
        for (Button* const button : {row.found, row.choose}) {
            button->setEnabled(!busy);
            button->setToolTip(busy ? jobRunsText() : QString());
        }
    }
    tags_->setEnabled(!busy);
    result_->stepButton().setEnabled(!busy);
}

void ProgramsPage::retranslate()
{
    setAccessibleName(tr("Import from other programs"));
    frame_->setTitle(tr("Import from other programs"));
    const std::map<OtherProgram, QString> details{
        {OtherProgram::digikam, tr("People, albums, stars: its file digikam4.db, which is only read.")},
        {OtherProgram::shotwell, tr("People, events, stars: its file photo.db, which is only read.")},
        {OtherProgram::picasa, tr("People, albums, stars: the photos' folder with its files .picasa.ini.")},
        {OtherProgram::takeout, tr("People, albums, stars: the folder that the archives were unpacked into.")}};
    for (auto& [program, row] : rows_) {
        const auto at = places_.find(program);
        const QString name = programName(program);
        row.row->setWords(name, at == places_.end() ? details.at(program) : tr("Found: %1").arg(pathText(at->second)));
        row.found->setText(tr("Look"));
        row.found->setAccessibleName(tr("Look at what %1 knows").arg(name));
        row.choose->setText(hasDatabase(program) ? tr("Choose file…") : tr("Choose folder…"));
        row.choose->setAccessibleName(name + QStringLiteral(": ") + row.choose->text());
    }
    tagsRow_->setWords(tr("Tags become albums too"), tr("Of digiKam and Shotwell."));
    tags_->setAccessibleName(tr("Tags become albums too"));
    if (!says())
        say([] {
            return tr("What would come is shown first. What you decided yourself stays, and nothing comes twice.");
        });
    TwoStepPage::retranslate();
    showState();
}

} // namespace albumen
