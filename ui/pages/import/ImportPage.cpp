#include "pages/import/ImportPage.h"

#include <utility>

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>

#include "Actions.h"
#include "Count.h"
#include "Decider.h"
#include "JobBridge.h"
#include "MessageSink.h"
#include "Messages.h"
#include "Theme.h"
#include "pages/import/NameTicks.h"
#include "pages/import/PersonFromPhotos.h"
#include "pages/import/WhichFace.h"
#include "widgets/Button.h"
#include "widgets/FieldReason.h"
#include "widgets/FileDialogs.h"
#include "widgets/IconRow.h"
#include "widgets/Label.h"
#include "widgets/ListPanel.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

constexpr int nameWidth = 180;
const QString topic = QStringLiteral("import");

} // namespace

ImportPage::ImportPage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("import"), parent), parts_(parts), frame_(new PageFrame(QStringLiteral("import"), this)),
      whole_(new QStackedWidget(this)), middle_(new QStackedWidget), words_(new Label(Type::body, &Theme::ink2)),
      ticks_(new NameTicks(this)), which_(new WhichFace(parts.thumbnails, this)), result_(new ListPanel(this)),
      adding_(new PersonFromPhotos(parts, this))
{
    words_->setWordWrap(true);
    words_->setAlignment(Qt::AlignTop);
    list_ = new Card(this);
    auto* const inside = new QVBoxLayout(list_);
    inside->setContentsMargins(8, 8, 8, 8);
    inside->addWidget(ticks_);
    for (QWidget* const part :
         {static_cast<QWidget*>(words_), static_cast<QWidget*>(list_), static_cast<QWidget*>(which_)})
        middle_->addWidget(part);
    back_ = new Button(Button::Kind::outlined, QStringLiteral("back"), this);
    back_->setObjectName(QStringLiteral("importBack"));
    frame_->headerRight().addWidget(back_);
    frame_->below().addWidget(makeSources());
    frame_->below().addSpacing(metric::gap);
    frame_->setContent(middle_);
    whole_->addWidget(frame_);
    whole_->addWidget(result_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(whole_);
    addActions();
    connectParts();
    retranslate();
}

QWidget* ImportPage::makeSources()
{
    auto* const card = new Card(this);
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    folders_ = new IconRow(QStringLiteral("folder"), card);
    files_ = new IconRow(QStringLiteral("tag"), card);
    person_ = new IconRow(QStringLiteral("plus"), card);
    folderButton_ = new Button(Button::Kind::outlined, {}, card);
    filesButton_ = new Button(Button::Kind::outlined, {}, card);
    photosButton_ = new Button(Button::Kind::outlined, {}, card);
    name_ = new QLineEdit(card);
    refused_ = new FieldReason(*name_);
    name_->setFixedWidth(nameWidth);
    name_->setTextMargins(7, 0, 7, 0);
    folderButton_->setObjectName(QStringLiteral("importFolder"));
    filesButton_->setObjectName(QStringLiteral("importFiles"));
    photosButton_->setObjectName(QStringLiteral("importPhotos"));
    name_->setObjectName(QStringLiteral("importName"));
    folders_->add(folderButton_);
    files_->add(filesButton_);
    person_->add(name_);
    person_->add(photosButton_);
    auto* const column = new QVBoxLayout(card);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(folders_);
    column->addWidget(new Line(Qt::Horizontal, card));
    column->addWidget(files_);
    column->addWidget(new Line(Qt::Horizontal, card));
    column->addWidget(person_);
    return card;
}

void ImportPage::addActions()
{
    const auto listed = [this] { return ticks_->count() > 0 && !parts_.bridge.running(); };
    const auto spec = [this](const char* id, auto text, const char* icon, std::function<bool()> enabled,
                             std::function<void()> run) {
        return ActionSpec{.id = QLatin1String(id),
                          .text = text,
                          .icon = QLatin1String(icon),
                          .enabled = std::move(enabled),
                          .run = std::move(run),
                          .menu = Menu::people,
                          .needs = [this] {
                              return parts_.bridge.running() ? jobRunsText()
                                     : ticks_->count() == 0  ? tr("Choose where the names are first.")
                                                             : tr("Tick a name first.");
                          }};
    };
    parts_.actions.add(
        this, {spec(
                   "import.all", [] { return tr("Tick all"); }, "", listed, [this] { ticks_->tickAll(true); }),
               spec(
                   "import.none", [] { return tr("Tick none"); }, "", listed, [this] { ticks_->tickAll(false); }),
               spec(
                   "import.take", [] { return tr("Import ticked names"); }, "check",
                   [this, listed] { return listed() && !ticks_->ticked().empty(); }, [this] { take(); })});
    frame_->bar().setActions(
        parts_.actions, {QStringLiteral("import.all"), QStringLiteral("import.none"), QStringLiteral("import.take")});
}

void ImportPage::connectParts()
{
    connect(folderButton_, &Button::clicked, this, &ImportPage::askForFolder);
    connect(filesButton_, &Button::clicked, this, [this] { look({}); });
    connect(photosButton_, &Button::clicked, this, &ImportPage::askForPhotos);
    connect(name_, &QLineEdit::textChanged, this, &ImportPage::showState);
    connect(name_, &QLineEdit::returnPressed, photosButton_, &Button::click);
    connect(ticks_, &NameTicks::tickedChanged, this, &ImportPage::showState);
    connect(&parts_.bridge, &JobBridge::started, this, &ImportPage::showState);
    connect(&parts_.bridge, &JobBridge::finished, this, &ImportPage::finished);
    connect(which_, &WhichFace::chosen, adding_, [this](qint64 face) { adding_->choose(FaceId{face}); });
    connect(which_, &WhichFace::nobody, adding_, &PersonFromPhotos::skip);
    connect(adding_, &PersonFromPhotos::which, this,
            [this](const QString& name, const std::filesystem::path& photo, const std::vector<FaceId>& faces) {
                middle_->setCurrentWidget(which_);
                which_->ask(name, pathText(photo), faces);
                showState();
            });
    connect(adding_, &PersonFromPhotos::done, this, &ImportPage::added);
    connect(back_, &QPushButton::clicked, this, [this] { parts_.navigator.backOr(QStringLiteral("people")); });
    connect(result_, &ListPanel::backClicked, this, [this] {
        whole_->setCurrentWidget(frame_);
        folderButton_->setFocus(Qt::OtherFocusReason);
    });
}

void ImportPage::openAt(const Place&)
{
    showState();
    if (folderButton_->isEnabled()) folderButton_->setFocus(Qt::OtherFocusReason);
}

void ImportPage::left()
{
    if (middle_->currentWidget() == which_) adding_->stop();
    if (result_->stepButton().isHidden()) whole_->setCurrentWidget(frame_); // an end that was told is not told again
}

QString ImportPage::words() const
{
    return middle_->currentWidget() == words_ ? words_->text() : QString();
}

void ImportPage::say(const std::function<QString()>& words)
{
    saying_ = words;
    words_->setText(words());
    middle_->setCurrentWidget(words_);
}

void ImportPage::askForFolder()
{
    QFileDialog* const dialog = folderDialog(tr("Folders named by person"), {}, this);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { look(toPath(file)); });
    dialog->open();
}

void ImportPage::askForPhotos()
{
    const QString name = name_->text().trimmed();
    if (const QString why = nameRefusal(name); !why.isEmpty()) {
        name_->setFocus();
        return refused_->say(why);
    }
    QFileDialog* const dialog = photosDialog(tr("Photos of %1").arg(name), {}, this);
    connect(dialog, &QFileDialog::filesSelected, this, [this, name](const QStringList& files) {
        std::vector<std::filesystem::path> photos;
        for (const QString& file : files) photos.push_back(toPath(file));
        if (!photos.empty()) addPerson(name, std::move(photos));
    });
    dialog->open();
}

void ImportPage::addPerson(const QString& name, std::vector<std::filesystem::path> photos)
{
    if (parts_.bridge.running() || adding_->underWay()) return;
    say([name] { return tr("Looking for the face of %1").arg(name); });
    adding_->begin(name, std::move(photos));
}

void ImportPage::look(const std::filesystem::path& folder)
{
    if (!parts_.bridge.start(jobs::FindNames{folder})) return;
    doing_ = Doing::looking;
    folder_ = folder;
    ticks_->show({}, NameTicks::Counts::photos);
    say([folder] { return folder.empty() ? tr("Looking through the files") : tr("Looking through the folders"); });
    showState();
}

void ImportPage::take()
{
    const std::vector<std::string> names = ticks_->ticked();
    if (names.empty()) return;
    const bool started = folder_.empty() ? parts_.bridge.start(jobs::ImportXmp{.names = names})
                                         : parts_.bridge.start(jobs::ImportPeople{folder_, names});
    if (!started) return;
    doing_ = Doing::taking;
    say([] { return tr("Importing names"); });
    showState();
}

void ImportPage::finished(const Report& report)
{
    const Doing done = std::exchange(doing_, Doing::nothing);
    if (done == Doing::nothing) return showState();
    if (report.error)
        parts_.messages.say(
            {.rank = Rank::error, .topic = topic, .words = [error = *report.error] { return piecesOf(error); }});
    else
        parts_.messages.clear(topic);
    if (report.outcome != Outcome::completed)
        say([] { return tr("Nothing was imported."); });
    else if (done == Doing::looking)
        found(report);
    else
        taken(report);
    showState();
}

void ImportPage::found(const Report& report)
{
    ticks_->show(report.people, folder_.empty() ? NameTicks::Counts::faces : NameTicks::Counts::photos);
    if (report.people.empty()) return say([] { return tr("No name was found that is not known already."); });
    middle_->setCurrentWidget(list_);
    ticks_->setFocus(Qt::OtherFocusReason);
}

/// Faces that an import left as a person decided, or whose files contradict each other.
QStringList ImportPage::keptRows(const NameCounts& names)
{
    QStringList rows;
    for (const auto& [name, faces] : names.staysWith)
        rows << tr("%Ln faces stay with %1, as you decided", nullptr, count(faces)).arg(fromUtf8(name));
    if (const std::uint64_t others = names.keptByNobody(); others > 0)
        rows << tr("%Ln faces stay as they were decided", nullptr, count(others));
    for (const auto& [name, faces] : names.contradicted)
        rows << tr("%Ln faces are taken for %1: another file of the same picture says another name", nullptr,
                   count(faces))
                    .arg(fromUtf8(name));
    return rows;
}

QStringList ImportPage::takenRows(const Report& report)
{
    QStringList rows;
    for (const PersonReport& person : report.people)
        rows << fromUtf8(person.name) + QLatin1Char('\t') + tr("%Ln faces", nullptr, count(person.photos));
    if (report.names.drawn > 0) rows << tr("%Ln faces that had not been found", nullptr, count(report.names.drawn));
    rows << keptRows(report.names);
    for (const Error& problem : report.problems) rows << sentenceOf(problem);
    return rows;
}

void ImportPage::taken(const Report& report)
{
    const int faces = count(report.names.named);
    ticks_->show({}, NameTicks::Counts::photos);
    say([] { return QString(); });
    showResult([faces, report]() -> ListPanel::Words {
        return {faces > 0 ? tr("%Ln faces have a name now", nullptr, faces) : tr("No face got a name"),
                faces > 0 ? tr("Can be undone at any time.") : tr("Nothing was changed."), takenRows(report),
                tr("Nothing to show.")};
    });
    sayNamed(faces);
}

void ImportPage::added(const QString& name, int given, const std::vector<Error>& problems)
{
    say([name, given] { return tr("%Ln photos of %1 were added.", nullptr, given).arg(name); });
    if (given > 0) name_->clear();
    if (!problems.empty())
        showResult([name, given, problems]() -> ListPanel::Words {
            QStringList rows;
            for (const Error& problem : problems) rows << sentenceOf(problem);
            return {tr("%Ln photos of %1 were added.", nullptr, given).arg(name), tr("These were left out:"), rows};
        });
    if (given > 0) sayNamed(given);
    showState();
}

void ImportPage::sayNamed(int faces)
{
    if (faces == 0) return;
    parts_.messages.say({.rank = Rank::undo,
                         .topic = QStringLiteral("undo"), // in the place of the decision before
                         .words =
                             [faces] {
                                 return Pieces{{tr("Named %Ln faces.", nullptr, faces), false}};
                             },
                         .link = [] { return tr("Undo"); },
                         .key = undoKey,
                         .follow = [&decider = parts_.decider] { decider.undo(); }});
}

void ImportPage::showResult(const std::function<ListPanel::Words()>& words)
{
    whole_->setCurrentWidget(result_);
    result_->open(words);
}

void ImportPage::showState()
{
    const bool busy = parts_.bridge.running() || adding_->underWay();
    if (busy) keepFocus();
    folderButton_->setEnabled(!busy);
    filesButton_->setEnabled(!busy);
    name_->setEnabled(!busy);
    photosButton_->setEnabled(!busy && !name_->text().trimmed().isEmpty());
    photosButton_->setToolTip(photosButton_->isEnabled() || busy ? QString() : tr("Type the name first"));
    const int all = ticks_->count();
    frame_->bar().setWords(
        all == 0 ? QString()
                 : tr("%Ln of %1 names ticked", nullptr, static_cast<int>(ticks_->ticked().size())).arg(all),
        all == 0          ? QString()
        : folder_.empty() ? tr("%Ln faces", nullptr, count(ticks_->tickedCount()))
                          : tr("%Ln photos", nullptr, count(ticks_->tickedCount())));
    parts_.actions.refresh();
    if (!busy) giveFocusBack();
}

/// What was pressed is going to be disabled: the focus waits where no key does anything.
void ImportPage::keepFocus()
{
    QWidget* const focus = window()->focusWidget();
    if (!isAncestorOf(focus) || focus == middle_ || focus == back_ || which_->isAncestorOf(focus)) return;
    pressed_ = focus;
    middle_->setFocus(Qt::OtherFocusReason);
}

void ImportPage::giveFocusBack()
{
    if (window()->focusWidget() != middle_) return;
    const bool usable = pressed_ && pressed_->isEnabled() && pressed_->isVisible();
    (usable ? pressed_.data() : folderButton_)->setFocus(Qt::OtherFocusReason);
}

void ImportPage::retranslate()
{
    setAccessibleName(tr("Import names"));
    frame_->setTitle(tr("Import names"));
    back_->setText(tr("Back"));
    back_->setToolTip(tr("Back (Esc)"));
    folders_->setWords(tr("Folders named by person"),
                       tr("The photos in each folder show who that is. They are looked at and never filed."));
    files_->setWords(tr("Names already in the files"),
                     tr("What digiKam, Picasa, Lightroom and Windows wrote into these photos or beside them."));
    person_->setWords(tr("A person from photos"), tr("One or more photos with the face of this person."));
    folderButton_->setText(tr("Choose folder…"));
    filesButton_->setText(tr("Look for names"));
    photosButton_->setText(tr("Choose photos…"));
    name_->setPlaceholderText(tr("Name"));
    name_->setAccessibleName(tr("Name of the person"));
    if (!saying_) saying_ = [] { return tr("A list of names to tick appears here."); };
    words_->setText(saying_());
    ticks_->retranslate();
    which_->retranslate();
    result_->retranslate();
    showState();
}

} // namespace albumen
