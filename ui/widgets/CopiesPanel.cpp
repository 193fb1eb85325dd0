#include "widgets/CopiesPanel.h"

#include <algorithm>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>

#include "Messages.h"
#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/FieldReason.h"
#include "widgets/FocusBack.h"
#include "widgets/FormCard.h"
#include "widgets/GifPreview.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

using What = CopiesChoice::What;

constexpr int copiesWide = 440, previewGap = 16, copiesPadding = 16, copiesEdge = 8, aboveBar = 64;
constexpr int sides[] = {1024, 2048, 4096};
constexpr double gifSteps[] = {0.1, 0.2, 0.5, 1, 2};
constexpr int gifTimes[] = {0, 1, 2, 3, 5, 10};
constexpr int gifSides[] = {240, 320, 480, 640, 800, 1080};
constexpr int gifMegabytes[] = {0, 1, 5, 10, 25};
constexpr double videoSteps[] = {2, 3, 4, 5, 6, 8, 10};
constexpr double fadeSteps[] = {0, 0.5, 1, 1.5, 2};

template <class Steps, class Value> int placeIn(const Steps& steps, Value value)
{
    const auto found = std::ranges::find(steps, value);
    return found == std::end(steps) ? 0 : static_cast<int>(found - std::begin(steps));
}

template <class Steps> auto chosenOf(const Steps& steps, const QComboBox& box)
{
    return steps[static_cast<std::size_t>(std::max(0, box.currentIndex()))];
}

template <class Steps, class Words> void fillChoice(QComboBox& box, const Steps& steps, Words words)
{
    while (box.count() < static_cast<int>(std::size(steps))) box.addItem(QString());
    for (int i = 0; i < box.count(); ++i) box.setItemText(i, words(steps[static_cast<std::size_t>(i)]));
}

} // namespace

CopiesPanel::CopiesPanel(Thumbnails& thumbnails, QWidget* parent)
    : Card(parent), title_(new Label(Type::section, &Theme::ink, this)), form_(new QFormLayout),
      places_(new QCheckBox(this)), zip_(new QCheckBox(this)), align_(new QCheckBox(this)),
      videoTitle_(new QLineEdit(this)), name_(new QLineEdit(this)), reason_(new FieldReason(*name_)),
      folder_(new ElidedLabel(Qt::ElideMiddle, Type::medium, &Theme::ink, this)),
      music_(new ElidedLabel(Qt::ElideMiddle, Type::medium, &Theme::ink, this)),
      folderButton_(new Button(Button::Kind::outlined, {}, this)),
      musicButton_(new Button(Button::Kind::outlined, {}, this)),
      noMusic_(new Button(Button::Kind::icon, QStringLiteral("close"), this)),
      yes_(new Button(Button::Kind::primary, {}, this)), cancel_(new Button(Button::Kind::outlined, {}, this)),
      note_(new WrappedLabel(Type::caption, &Theme::ink3, this)), facts_(new Label(Type::caption, &Theme::ink2, this)),
      preview_(new GifPreview(thumbnails, this)), previewNote_(new WrappedLabel(Type::caption, &Theme::ink3, this)),
      back_(new FocusBack(*this))
{
    places_->setObjectName(QStringLiteral("copiesPlaces"));
    zip_->setObjectName(QStringLiteral("copiesZip"));
    align_->setObjectName(QStringLiteral("copiesAlign"));
    videoTitle_->setObjectName(QStringLiteral("copiesTitle"));
    name_->setObjectName(QStringLiteral("copiesName"));
    folder_->setObjectName(QStringLiteral("copiesFolder"));
    music_->setObjectName(QStringLiteral("copiesMusic"));
    folderButton_->setObjectName(QStringLiteral("copiesChooseFolder"));
    musicButton_->setObjectName(QStringLiteral("copiesChooseMusic"));
    noMusic_->setObjectName(QStringLiteral("copiesNoMusic"));
    yes_->setObjectName(QStringLiteral("copiesYes"));
    cancel_->setObjectName(QStringLiteral("copiesCancel"));
    facts_->setObjectName(QStringLiteral("copiesFacts"));
    for (QLineEdit* const field : {videoTitle_, name_}) {
        field->setTextMargins(7, 0, 7, 0);
        field->installEventFilter(this);
    }
    reason_->standAbove();
    addRows();
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(metric::tight);
    buttons->addWidget(facts_, 1);
    buttons->addWidget(cancel_);
    buttons->addWidget(yes_);
    auto* const seen = new QVBoxLayout;
    seen->setSpacing(4);
    seen->addWidget(preview_);
    seen->addWidget(previewNote_);
    seen->addStretch();
    auto* const middle = new QHBoxLayout;
    middle->setSpacing(previewGap);
    middle->addLayout(form_, 1);
    middle->addLayout(seen);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(copiesPadding, copiesPadding, copiesPadding, copiesPadding);
    column->setSpacing(12);
    column->addWidget(title_);
    column->addLayout(middle);
    column->addLayout(buttons);
    connect(this, &CopiesPanel::changed, this, &CopiesPanel::showPreview);
    connect(yes_, &Button::clicked, this, &CopiesPanel::accepted);
    connect(cancel_, &Button::clicked, this, &CopiesPanel::cancel);
    connect(folderButton_, &Button::clicked, this, &CopiesPanel::folderWanted);
    connect(musicButton_, &Button::clicked, this, &CopiesPanel::musicWanted);
    connect(noMusic_, &Button::clicked, this, [this] {
        musicButton_->setFocus();
        setMusic({});
    });
    parent->installEventFilter(this);
    hide();
}

void CopiesPanel::addRows()
{
    form_->setHorizontalSpacing(12);
    form_->setVerticalSpacing(8);
    form_->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    what_ = addChoice("what", QStringLiteral("copiesWhat"));
    side_ = addChoice("side", QStringLiteral("copiesSide"));
    gifSide_ = makeChoice(QStringLiteral("copiesGifSide"));
    gifMost_ = makeChoice(QStringLiteral("copiesGifMost"));
    gifSeconds_ = makeChoice(QStringLiteral("copiesGifSeconds"));
    gifTimes_ = makeChoice(QStringLiteral("copiesGifTimes"));
    addRow("gifSize", besides({gifSide_, gifMost_}, this));
    addRow("gifPace", besides({gifSeconds_, gifTimes_}, this));
    seconds_ = addChoice("seconds", QStringLiteral("copiesSeconds"));
    fade_ = addChoice("fade", QStringLiteral("copiesFade"));
    addRow("title", videoTitle_);
    addRow("music", besides({music_, musicButton_, noMusic_}, this));
    addRow("places", places_);
    addRow("align", align_);
    addRow("zip", zip_);
    addRow("note", note_);
    addRow("name", name_);
    addRow("folder", besides({folder_, folderButton_}, this));
    connect(what_, &QComboBox::activated, this, [this] {
        showRows();
        words();
    });
    for (QCheckBox* const check : {places_, zip_, align_})
        connect(check, &QCheckBox::clicked, this, &CopiesPanel::changed);
    connect(zip_, &QCheckBox::clicked, this, &CopiesPanel::words);
}

void CopiesPanel::addRow(const char* name, QWidget* field)
{
    auto* const label = new Label(Type::body, &Theme::ink2, this);
    label->setMinimumHeight(field->sizeHint().height());
    form_->addRow(label, field);
    rows_[QLatin1String(name)] = field;
}

QComboBox* CopiesPanel::makeChoice(const QString& object)
{
    auto* const box = new QComboBox(this);
    box->setObjectName(object);
    connect(box, &QComboBox::activated, this, &CopiesPanel::changed);
    return box;
}

QComboBox* CopiesPanel::addChoice(const char* name, const QString& object)
{
    QComboBox* const box = makeChoice(object);
    addRow(name, box);
    return box;
}

void CopiesPanel::open(std::function<QString()> title, const CopiesChoice& choice)
{
    asked_ = std::move(title);
    retranslate(); // fills the choices
    what_->setCurrentIndex(static_cast<int>(choice.what));
    side_->setCurrentIndex(placeIn(sides, choice.longSide));
    gifSeconds_->setCurrentIndex(placeIn(gifSteps, choice.gifSeconds));
    gifTimes_->setCurrentIndex(placeIn(gifTimes, choice.gifTimes));
    gifSide_->setCurrentIndex(placeIn(gifSides, choice.gifSide));
    gifMost_->setCurrentIndex(placeIn(gifMegabytes, choice.gifMegabytes));
    seconds_->setCurrentIndex(placeIn(videoSteps, choice.seconds));
    fade_->setCurrentIndex(placeIn(fadeSteps, choice.fade));
    places_->setChecked(choice.places);
    zip_->setChecked(choice.zip);
    align_->setChecked(choice.align);
    videoTitle_->setText(choice.title);
    name_->setText(choice.name);
    setFolder(choice.folder);
    setMusic(choice.music);
    showRows();
    words();
    show();
    raise();
    qApp->installEventFilter(this);
    what_->setFocus(Qt::OtherFocusReason);
    place();
}

bool CopiesPanel::shut()
{
    const bool had = back_->isIn();
    hide();
    qApp->removeEventFilter(this);
    return !had || back_->giveBack();
}

void CopiesPanel::cancel()
{
    if (isHidden()) return;
    if (!shut()) emit closed();
}

CopiesChoice CopiesPanel::choice() const
{
    return {.what = static_cast<What>(std::max(0, what_->currentIndex())),
            .longSide = chosenOf(sides, *side_),
            .places = places_->isChecked(),
            .zip = zip_->isChecked(),
            .gifSeconds = chosenOf(gifSteps, *gifSeconds_),
            .gifTimes = chosenOf(gifTimes, *gifTimes_),
            .gifSide = chosenOf(gifSides, *gifSide_),
            .gifMegabytes = chosenOf(gifMegabytes, *gifMost_),
            .align = align_->isChecked(),
            .seconds = chosenOf(videoSteps, *seconds_),
            .fade = chosenOf(fadeSteps, *fade_),
            .title = videoTitle_->text().trimmed(),
            .music = musicPath_,
            .name = name_->text().trimmed(),
            .folder = folderPath_};
}

void CopiesPanel::setFolder(const QString& folder)
{
    folderPath_ = folder;
    words();
}

void CopiesPanel::setMusic(const QString& file)
{
    musicPath_ = file;
    words();
}

void CopiesPanel::setPhotos(std::vector<ContentNo> photos)
{
    preview_->setPhotos(std::move(photos));
}

void CopiesPanel::showPreview()
{
    const CopiesChoice now = choice();
    const bool gif = now.what == What::gif;
    preview_->setPace(now.gifSeconds, now.gifTimes);
    preview_->setVisible(gif);
    previewNote_->setVisible(gif && now.align);
    setFixedWidth(gif ? copiesWide + previewGap + GifPreview::side : copiesWide);
    if (isVisible()) place();
}

void CopiesPanel::setFacts(const QString& facts)
{
    facts_->setText(facts);
}

void CopiesPanel::setHindrance(const QString& why)
{
    yes_->setEnabled(why.isEmpty());
    yes_->setToolTip(why);
}

bool CopiesPanel::refuse(const QString& why)
{
    if (!isVisible()) return false;
    name_->setFocus(Qt::OtherFocusReason);
    reason_->say(why);
    return true;
}

/// Only what matters for what is made.
void CopiesPanel::showRows()
{
    const What what = static_cast<What>(std::max(0, what_->currentIndex()));
    const bool smaller = what == What::smaller, originals = what == What::originals, gif = what == What::gif,
               video = what == What::video;
    const auto show = [this](const char* name, bool shown) { form_->setRowVisible(rows_[QLatin1String(name)], shown); };
    show("side", smaller);
    show("places", smaller);
    show("zip", smaller || originals);
    show("note", originals);
    for (const char* const name : {"gifSize", "gifPace", "align"}) show(name, gif);
    for (const char* const name : {"seconds", "fade", "title", "music"}) show(name, video);
    if (isVisible()) place();
}

void CopiesPanel::retranslate()
{
    const QLocale locale;
    const auto seconds = [&locale](double value) { return tr("%1 s").arg(locale.toString(value)); };
    const int now = std::max(0, what_->currentIndex());
    constexpr What all[] = {What::smaller, What::originals, What::gif, What::video};
    fillChoice(*what_, all, [](What what) {
        switch (what) {
        case What::smaller: return tr("Smaller photos");
        case What::originals: return tr("The files as they are");
        case What::gif: return tr("One animated GIF");
        case What::video: return tr("One video");
        }
        return QString();
    });
    what_->setCurrentIndex(now);
    fillChoice(*side_, sides, [&locale](int side) { return tr("%1 pixels").arg(locale.toString(side)); });
    fillChoice(*gifSeconds_, gifSteps, seconds);
    fillChoice(*gifSide_, gifSides, [&locale](int side) { return tr("%1 pixels").arg(locale.toString(side)); });
    fillChoice(*gifMost_, gifMegabytes, [](int megabytes) {
        return megabytes == 0 ? tr("any number of bytes")
                              : tr("at most %1").arg(bytesText(static_cast<std::uint64_t>(megabytes) * 1'000'000));
    });
    fillChoice(*gifTimes_, gifTimes, [](int times) {
        return times == 0 ? tr("again and again") : times == 1 ? tr("once") : tr("%Ln times", nullptr, times);
    });
    preview_->retranslate();
    previewNote_->setText(tr("Laid on one another in the GIF alone."));
    fillChoice(*seconds_, videoSteps, seconds);
    fillChoice(*fade_, fadeSteps, [&](double value) { return value > 0 ? seconds(value) : tr("None"); });
    places_->setText(tr("With the places where they were taken"));
    align_->setText(tr("Lay photos taken by hand on one another"));
    zip_->setText(tr("In one zip"));
    note_->setText(tr("They say when, where and with what they were taken, and who is on them where that is in them."));
    videoTitle_->setPlaceholderText(tr("None"));
    folderButton_->setText(tr("Change…"));
    musicButton_->setText(tr("Choose…"));
    noMusic_->setToolTip(tr("No music"));
    noMusic_->setAccessibleName(tr("No music"));
    cancel_->setText(tr("Cancel"));
    yes_->setText(tr("Make copies"));
    nameRows();
    words();
}

/// What stands left of each row is what a screen reader says of it.
void CopiesPanel::nameRows()
{
    const QHash<QString, QString> names{
        {QStringLiteral("what"), tr("What")},         {QStringLiteral("side"), tr("Long side")},
        {QStringLiteral("gifSize"), tr("Long side")}, {QStringLiteral("gifPace"), tr("Each for")},
        {QStringLiteral("seconds"), tr("Each for")},  {QStringLiteral("fade"), tr("Fading")},
        {QStringLiteral("title"), tr("Title")},       {QStringLiteral("music"), tr("Music")},
        {QStringLiteral("name"), tr("Name")},         {QStringLiteral("folder"), tr("Folder")}};
    for (auto name = names.begin(); name != names.end(); ++name) {
        QWidget* const field = rows_[name.key()];
        static_cast<Label*>(form_->labelForField(field))->setText(name.value());
        field->setAccessibleName(name.value());
    }
    gifSide_->setAccessibleName(tr("Long side"));
    gifMost_->setAccessibleName(tr("At most"));
    gifSeconds_->setAccessibleName(tr("Each for"));
    gifTimes_->setAccessibleName(tr("How often it is shown"));
    folderButton_->setAccessibleName(tr("Folder") + QStringLiteral(": ") + tr("Change…"));
    musicButton_->setAccessibleName(tr("Music") + QStringLiteral(": ") + tr("Choose…"));
}

void CopiesPanel::words()
{
    if (asked_) title_->setText(asked_());
    folder_->setText(pathText(toPath(folderPath_)));
    folder_->setToolTip(folder_->text());
    music_->setText(musicPath_.isEmpty() ? tr("None") : nameText(toPath(musicPath_)));
    music_->setToolTip(musicPath_);
    noMusic_->setVisible(!musicPath_.isEmpty());
    emit changed();
}

void CopiesPanel::place()
{
    layout()->activate();
    resize(width(), sizeHint().height());
    const QRect within = parentWidget()->rect().adjusted(copiesEdge, copiesEdge, -metric::pageMargin, -aboveBar);
    move(std::max(within.left(), within.right() + 1 - width()), std::max(within.top(), within.bottom() + 1 - height()));
}

/// Letters are for what is in it, and Esc closes it first, whatever the page does by them.
bool CopiesPanel::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* const key = static_cast<const QKeyEvent*>(event);
        if (!(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
            event->accept();
            return true;
        }
    }
    return Card::event(event);
}

/// Esc, typed where no list is open and no other panel asks for something.
bool CopiesPanel::isEscOfPage(const QEvent& event) const
{
    if (event.type() != QEvent::KeyPress && event.type() != QEvent::ShortcutOverride) return false;
    if (static_cast<const QKeyEvent&>(event).key() != Qt::Key_Escape || !isVisible()) return false;
    const QWidget* at = QApplication::focusWidget();
    if (QApplication::activePopupWidget() || !parentWidget()->isAncestorOf(at)) return false;
    for (; at && at != parentWidget(); at = at->parentWidget())
        if (at != this && qobject_cast<const Card*>(at)) return false;
    return true;
}

bool CopiesPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (isEscOfPage(*event)) {
        event->accept();
        if (event->type() == QEvent::KeyPress) cancel();
        return true;
    }
    if (event->type() == QEvent::Resize && watched == parentWidget() && isVisible()) place();
    if (event->type() == QEvent::KeyPress && (watched == name_ || watched == videoTitle_)) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            yes_->click();
            return true;
        }
    }
    return Card::eventFilter(watched, event);
}

void CopiesPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        cancel();
    else
        Card::keyPressEvent(event);
}

} // namespace albumen
