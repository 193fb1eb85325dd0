#include "pages/start/StartPage.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollArea>
#include <QTimer>

#include "Icons.h"
#include "JobBridge.h"
#include "Theme.h"
#include "Worker.h"
#include "pages/start/PictureStory.h"
#include "pages/start/StartChoice.h"
#include "pages/start/StartStep.h"
#include "widgets/Button.h"
#include "widgets/FileDialogs.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

constexpr int stepsMost = 512, storyMost = 496, between = 80, betweenNarrow = 32, sides = 96, above = 68, aboveLow = 32,
              lessHigh = 720, low = 640, bigWidth = 280, lockSize = 16, progressMs = 200;
const QString topic = QStringLiteral("start"), sampleTopic = QStringLiteral("sample"),
              archivePage = QStringLiteral("archive");

class Lock final : public QWidget
{
public:
    explicit Lock(QWidget* parent) : QWidget(parent) { setFixedSize(lockSize, lockSize); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintIcon(painter, QStringLiteral("lock"), rect(), theme().ink2);
    }
};

} // namespace

StartPage::StartPage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("start"), parent), parts_(parts),
      choice_(new StartChoice(parts.settings, parts.worker, this)), scroll_(new QScrollArea(this)),
      tick_(new QTimer(this))
{
    setAcceptDrops(true);
    auto* const content = new QWidget;
    columns_ = new QHBoxLayout(content);
    columns_->addStretch(1);
    columns_->addWidget(makeSteps(), 1000);
    story_ = new PictureStory(content);
    story_->setMaximumWidth(storyMost);
    columns_->addWidget(story_, 1000);
    columns_->addStretch(1);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->viewport()->setAutoFillBackground(false);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setWidget(content);
    content->setAutoFillBackground(false);
    auto* const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll_);
    connectParts();
    retranslate();
}

StartPage::~StartPage()
{
    if (drawing_) drawing_->cancel();
}

QWidget* StartPage::makeSteps()
{
    auto* const side = new QWidget;
    side->setMaximumWidth(stepsMost);
    title_ = new StartTitle(side);
    title_->setWordWrap(true);
    what_ = new Label(Type::body, &Theme::ink2, side);
    what_->setWordWrap(true);
    first_ = new StartStep(1, side);
    second_ = new StartStep(2, side);
    third_ = new StartStep(3, side);
    photos_ = new PathCard(QStringLiteral("photos"), side);
    archive_ = new PathCard(QStringLiteral("folder"), side);
    menu_ = new QMenu(side);
    folder_ = menu_->addAction(QString(), this, [this] { askForFolder(false); });
    single_ = menu_->addAction(QString(), this, [this] { askForPhotos(); });
    photos_->setMenu(menu_);
    photos_->changeButton().setObjectName(QStringLiteral("startPhotos"));
    archive_->changeButton().setObjectName(QStringLiteral("startArchive"));
    first_->inside().addWidget(photos_);
    second_->inside().addWidget(archive_);
    third_->inside().addWidget(makeGo());
    steps_ = new QVBoxLayout(side);
    steps_->setContentsMargins(0, 0, 0, 0);
    for (QWidget* const part :
         {static_cast<QWidget*>(title_), static_cast<QWidget*>(what_), static_cast<QWidget*>(first_),
          static_cast<QWidget*>(second_), static_cast<QWidget*>(third_)})
        steps_->addWidget(part);
    steps_->addStretch(1);
    return side;
}

QWidget* StartPage::makeGo()
{
    auto* const box = new QWidget;
    file_ = new Button(Button::Kind::big, QStringLiteral("archive"), box);
    skip_ = new Button(Button::Kind::quiet, {}, box);
    sample_ = new Button(Button::Kind::link, {}, box);
    promise_ = new Label(Type::caption, &Theme::ink2, box);
    promise_->setWordWrap(true);
    file_->setObjectName(QStringLiteral("startFile"));
    skip_->setObjectName(QStringLiteral("startSkip"));
    sample_->setObjectName(QStringLiteral("startSample"));
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(metric::gap);
    buttons->addWidget(file_);
    buttons->addWidget(skip_);
    buttons->addStretch();
    auto* const promise = new QHBoxLayout;
    promise->setSpacing(metric::tight);
    promise->addWidget(new Lock(box), 0, Qt::AlignTop);
    promise->addWidget(promise_, 1);
    auto* const sample = new QHBoxLayout;
    sample->addWidget(sample_);
    sample->addStretch();
    go_ = new QVBoxLayout(box);
    go_->setContentsMargins(0, 0, 0, 0);
    go_->addLayout(buttons);
    go_->addLayout(promise);
    go_->addLayout(sample);
    return box;
}

void StartPage::connectParts()
{
    connect(archive_, &PathCard::changeClicked, this, [this] { askForFolder(true); });
    connect(choice_, &StartChoice::changed, this, &StartPage::showChoice);
    connect(choice_, &StartChoice::refused, this, &StartPage::refuse);
    connect(choice_, &StartChoice::taken, this, [this] { parts_.messages.clear(topic); });
    connect(file_, &Button::clicked, this, &StartPage::go);
    connect(skip_, &Button::clicked, this, &StartPage::goOn);
    connect(sample_, &Button::clicked, this, &StartPage::sampleClicked);
    connect(tick_, &QTimer::timeout, this, &StartPage::showSample);
    sample_->setVisible(static_cast<bool>(parts_.sample.draw));
    connect(&parts_.bridge, &JobBridge::started, this, &StartPage::showChoice);
    connect(&parts_.bridge, &JobBridge::finished, this, &StartPage::showChoice);
}

void StartPage::openAt(const Place&)
{
    choice_->load();
    askForPicture();
    skip_->setFocus(Qt::OtherFocusReason); // the big button is not ready yet
    focusBig_ = true;
    showChoice();
    parts_.messages.say({.rank = Rank::info, .topic = topic, .words = [] {
                             return Pieces{{tr("Nothing is read or written before you press the button."), false}};
                         }});
}

void StartPage::left()
{
    parts_.messages.clear(topic);
    parts_.messages.clear(sampleTopic);
}

void StartPage::askForPicture()
{
    if (asked_ || !parts_.sample.picture) return story_->setVisible(story_->shown());
    asked_ = true;
    story_->setVisible(true); // its place does not come late
    struct Drawn {
        Result<ShownPicture> picture;
        QImage image;
    };
    parts_.worker.ask(
        this,
        [draw = parts_.sample.picture] {
            Drawn drawn{draw(), {}};
            if (drawn.picture)
                drawn.image = QImage::fromData(reinterpret_cast<const uchar*>(drawn.picture->jpeg.data()),
                                               static_cast<int>(drawn.picture->jpeg.size()));
            return drawn;
        },
        [this](const Drawn& drawn) {
            if (drawn.picture) story_->show(*drawn.picture, drawn.image);
            story_->setVisible(story_->shown());
        });
}

std::filesystem::path StartPage::firstSource() const
{
    const std::vector<std::filesystem::path>& photos = choice_->choice().photos;
    return photos.empty() ? std::filesystem::path() : photos.front();
}

void StartPage::askForFolder(bool archive)
{
    const QString title = archive ? tr("Where should the archive go?") : tr("Where are your photos?");
    QFileDialog* const dialog = folderDialog(title, archive ? choice_->archive() : firstSource(), this);
    connect(dialog, &QFileDialog::fileSelected, this, [this, archive](const QString& file) {
        if (archive)
            choice_->takeArchive(toPath(file));
        else
            choice_->takePhotos({toPath(file)});
    });
    dialog->open();
}

void StartPage::askForPhotos()
{
    QFileDialog* const dialog = photosDialog(tr("Where are your photos?"), firstSource(), this);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        std::vector<std::filesystem::path> paths;
        for (const QString& file : files) paths.push_back(toPath(file));
        if (!paths.empty()) choice_->takePhotos(std::move(paths));
    });
    dialog->open();
}

QString StartPage::photoFacts() const
{
    const auto& facts = choice_->photoFacts();
    if (!choice_->loaded() || !facts) return tr("Counting photos");
    if (!*facts) return refusalOf(facts->error());
    if ((*facts)->photos == 0) return tr("No photo inside");
    return tr("%Ln photos", nullptr, static_cast<int>((*facts)->photos));
}

QString StartPage::archiveFacts() const
{
    const auto& facts = choice_->archiveFacts();
    if (!choice_->loaded() || !facts) return tr("Checking");
    return *facts ? tr("%1 free").arg(bytesText((*facts)->freeBytes)) : refusalOf(facts->error());
}

void StartPage::showChoice()
{
    const std::vector<std::filesystem::path>& photos = choice_->choice().photos;
    QString from = photos.empty() ? QString() : pathText(photos.front());
    if (photos.size() > 1) from = tr("%1 and %Ln more", nullptr, static_cast<int>(photos.size()) - 1).arg(from);
    const auto& counted = choice_->photoFacts();
    const auto& target = choice_->archiveFacts();
    photos_->show(from, photoFacts(), counted && (!*counted || (*counted)->photos == 0));
    archive_->show(choice_->loaded() ? pathText(choice_->archive()) : QString(), archiveFacts(), target && !*target);
    const bool running = parts_.bridge.running();
    for (Button* const button : {&photos_->changeButton(), &archive_->changeButton(), sample_})
        button->setEnabled(choice_->loaded() && !running);
    file_->setEnabled(choice_->ready() && !running && !drawing_);
    if (focusBig_ && file_->isEnabled()) {
        focusBig_ = false;
        if (window()->focusWidget() == skip_) file_->setFocus(Qt::OtherFocusReason); // also before it is active
    }
    file_->setToolTip(running              ? tr("Pause or cancel first")
                      : !choice_->loaded() ? QString()
                      : !choice_->ready()  ? tr("Choose a folder with photos first")
                                           : tr("File photos by person (Ctrl+R)"));
}

void StartPage::refuse(const Error& error)
{
    parts_.messages.say(
        {.rank = Rank::error, .topic = topic, .words = [error] { return piecesOf(error); }, .link = {}});
}

/// What this page says is true before that.
void StartPage::goOn()
{
    parts_.navigator.go({.page = archivePage});
    parts_.navigator.forget(id());
}

void StartPage::go()
{
    goOn(); // the page of the archive shows the run
    parts_.bridge.start(Job::all);
}

void StartPage::sampleClicked()
{
    if (drawing_) return drawing_->cancel();
    drawing_ = std::make_shared<JobControl>();
    drawn_ = std::make_shared<std::atomic<std::size_t>>(0);
    tick_->start(progressMs);
    showSample();
    showChoice();
    parts_.worker.ask(
        this, [draw = parts_.sample.draw, job = drawing_, drawn = drawn_] { return draw(*job, [drawn] { ++*drawn; }); },
        [this](const Status& status) { sampleDrawn(status); });
}

void StartPage::sampleDrawn(const Status& status)
{
    const bool stopped = drawing_->cancelled();
    drawing_.reset();
    tick_->stop();
    showSample();
    showChoice();
    if (!status) return refuse(status.error());
    if (stopped) return;
    const bool opened = parts_.sample.open();
    parts_.messages.say(
        {.rank = opened ? Rank::info : Rank::error, .topic = sampleTopic, .words = [opened] {
             return Pieces{{opened
                                ? tr("The album opens in a window of its own. Nothing of it comes among your photos.")
                                : tr("The window of the album could not be opened."),
                            false}};
         }});
}

void StartPage::showSample()
{
    sample_->setText(drawing_ ? tr("Drawing picture %1 of %2. Stop")
                                    .arg(numberText(std::min(drawn_->load() + 1, parts_.sample.pictures)),
                                         numberText(parts_.sample.pictures))
                              : tr("Try it with an album of drawn people"));
}

void StartPage::retranslate()
{
    setAccessibleName(tr("First start"));
    title_->setText(tr("Your photos, filed by person"));
    what_->setText(
        tr("Albumen finds the people, makes a folder and a zip for each, and copies every photo where it belongs."));
    first_->setTitle(tr("Where are your photos?"));
    second_->setTitle(tr("Where should the archive go?"));
    third_->setTitle(tr("Go"));
    photos_->setWords(tr("Where are your photos?"), tr("Change"));
    archive_->setWords(tr("Where should the archive go?"), tr("Change"));
    folder_->setText(tr("Folder…"));
    single_->setText(tr("Single photos…"));
    file_->setText(tr("File photos by person"));
    skip_->setText(tr("Skip, just look around"));
    promise_->setText(tr("Originals are only read. Nothing leaves this computer. Pause any time."));
    story_->retranslate();
    showSample();
    showChoice();
}

void StartPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!event->mimeData()->hasUrls() || parts_.bridge.running() || !choice_->loaded()) return;
    event->setDropAction(Qt::CopyAction); // never Move: whoever dragged would remove the originals
    event->accept();
}

void StartPage::dropEvent(QDropEvent* event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    std::vector<std::filesystem::path> paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) paths.push_back(toPath(url.toLocalFile()));
    if (!paths.empty()) choice_->takePhotos(std::move(paths));
}

void StartPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < metric::slimUnder, flat = height() < low;
    const int side = narrow ? metric::pageMargin : sides;
    const int top = flat ? metric::tight : height() < lessHigh ? aboveLow : above, bottom = flat ? metric::tight : 24;
    columns_->setContentsMargins(side, top, side, bottom);
    columns_->setSpacing(0);
    columns_->setStretch(0, 1);
    story_->setContentsMargins(narrow ? betweenNarrow : between, 0, 0, 0);
    story_->setMaximumWidth(storyMost + story_->contentsMargins().left());
    story_->setRoom(height() - top - bottom);
    steps_->setSpacing(flat ? metric::tight : 24);
    go_->setSpacing(flat ? metric::tight : metric::gap);
    file_->setMinimumWidth(narrow ? 0 : bigWidth);
}

} // namespace albumen
