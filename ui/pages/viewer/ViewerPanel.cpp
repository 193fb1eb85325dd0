#include "pages/viewer/ViewerPanel.h"

#include <cmath>

#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include "DistanceText.h"
#include "Messages.h"
#include "pages/viewer/DateLine.h"
#include "widgets/Button.h"
#include "widgets/FacePicture.h"
#include "widgets/Label.h"
#include "widgets/StarRow.h"

namespace albumen {
namespace {

constexpr int faceSide = 28;

QUrl urlOf(const std::filesystem::path& path)
{
    return QUrl::fromLocalFile(QString::fromStdString(path.string()));
}

} // namespace

ViewerPanel::ViewerPanel(Thumbnails& thumbnails, QWidget* parent)
    : QWidget(parent), thumbnails_(thumbnails), date_(new DateLine(this)), stars_(new StarRow(this)), column_(nullptr)
{
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto* const when = new QHBoxLayout;
    when->setContentsMargins(24, 16, 16, 0);
    when->addWidget(date_);
    all->addLayout(when);
    auto* const liked = new QHBoxLayout;
    liked->setContentsMargins(20, 0, 16, 4); // the first star stands below the date
    liked->addWidget(stars_);
    liked->addStretch();
    all->addLayout(liked);
    auto* const area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("facts"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    all->addWidget(area);
    setMinimumWidth(metric::panelMost);
}

void ViewerPanel::show(const ViewedPhoto& photo, const ShotFacts* shot, const QString& place, bool trouble)
{
    inside_ = new QWidget; // the area takes it, and deletes the one before
    inside_->setAutoFillBackground(false);
    column_ = new QVBoxLayout(inside_);
    column_->setContentsMargins(24, 4, 24, 20);
    column_->setSpacing(6);
    date_->show(photo.card.takenLocalS, photo.card.takenSpan, photo.card.takenSaid);
    stars_->setValue(photo.card.stars);
    addShot(photo, shot, place);
    addPeople(photo);
    addFile(photo, trouble);
    addFiled(photo);
    column_->addStretch();
    auto* const area = findChild<QScrollArea*>();
    area->setWidget(inside_);
    inside_->setAutoFillBackground(false);
}

QStringList ViewerPanel::lines() const
{
    QStringList lines{date_->words()};
    if (!inside_) return lines;
    const QList<QWidget*> parts = inside_->findChildren<QWidget*>();
    for (const QWidget* part : parts) {
        if (const auto* label = qobject_cast<const QLabel*>(part)) lines << label->text();
        if (const auto* button = qobject_cast<const QPushButton*>(part)) lines << button->text();
    }
    return lines;
}

void ViewerPanel::addWords(const QString& words, bool heading)
{
    if (words.isEmpty()) return;
    column_->addWidget(new ElidedLabel(Qt::ElideMiddle, heading ? Type::section : Type::caption,
                                       heading ? &Theme::ink : &Theme::ink2, inside_));
    static_cast<QLabel*>(column_->itemAt(column_->count() - 1)->widget())->setText(words);
}

/// As many lines as it takes.
void ViewerPanel::addSentence(const QString& words)
{
    if (words.isEmpty()) return;
    auto* const label = new Label(Type::caption, &Theme::ink2, inside_);
    label->setWordWrap(true);
    label->setText(words);
    column_->addWidget(label);
}

void ViewerPanel::addRow(const QString& words, const QString& detail, const std::function<void()>& clicked,
                         QWidget* before)
{
    auto* const row = new QHBoxLayout;
    row->setSpacing(10);
    if (before) row->addWidget(before);
    auto* const button = new Button(Button::Kind::link, {}, inside_);
    const QString shown = QFontMetrics(fontOf(Type::body)).elidedText(words, Qt::ElideRight, 190);
    button->setText(QString(shown).replace(QLatin1Char('&'), QStringLiteral("&&")));
    button->setToolTip(words);
    connect(button, &Button::clicked, this, clicked);
    auto* const label = new Label(Type::caption, &Theme::ink3, inside_);
    label->setText(detail);
    row->addWidget(button);
    row->addStretch();
    row->addWidget(label);
    column_->addLayout(row);
}

void ViewerPanel::addGap()
{
    column_->addSpacing(14);
}

void ViewerPanel::addShot(const ViewedPhoto& photo, const ShotFacts* shot, const QString& place)
{
    addSentence(place);
    if (shot) addSentence(cameraText(*shot));
    if (photo.width > 0) addWords(QStringLiteral("%1 × %2").arg(photo.width).arg(photo.height));
    addGap();
}

void ViewerPanel::addPeople(const ViewedPhoto& photo)
{
    addWords(tr("People"), true);
    const bool looked = !photo.card.unreadable; // else nobody could
    if (looked && photo.faces.empty() && photo.placeless.empty()) addWords(tr("Nobody was found."));
    if (!looked) addWords(tr("Not looked at."));
    for (std::size_t i = 0; i < photo.faces.size(); ++i) {
        const FaceCard& face = photo.faces[i];
        QString name = face.person.empty() ? tr("Unknown") : fromUtf8(face.person);
        if (face.how == LabelHow::ignored) name = tr("Ignored");
        if (face.how == LabelHow::ask) name = tr("%1?").arg(name);
        const QString distance = face.distance ? distanceText(*face.distance, face.limit) : QString();
        const bool somebody = face.how == LabelHow::decided || face.how == LabelHow::sure;
        auto* const picture = new FacePicture(
            thumbnails_, somebody ? FacePicture::Shape::person : FacePicture::Shape::face, faceSide, inside_);
        picture->setFace(face.id);
        addRow(
            name, distance, [this, i] { emit faceChosen(static_cast<int>(i)); }, picture);
    }
    for (const auto& [person, name] : photo.placeless)
        addRow(fromUtf8(name), tr("without a face"),
               [this, id = static_cast<qint64>(person)] { emit personClicked(id); });
    addGap();
}

void ViewerPanel::addFile(const ViewedPhoto& photo, bool trouble)
{
    const std::filesystem::path& path = photo.card.path;
    addWords(tr("File"), true);
    addRow(fromUtf8(path.filename().string()), bytesText(photo.card.bytes), [this, path] { emit opened(urlOf(path)); });
    addWords(pathText(path.parent_path()));
    addRow(tr("Show in folder"), {}, [this, path] { emit opened(urlOf(path.parent_path())); });
    if (trouble) addRow(tr("Try again"), {}, [this] { emit againClicked(); });
    if (!photo.copies.empty())
        addWords(tr("%Ln other files of this picture", nullptr, static_cast<int>(photo.copies.size())));
    addGap();
}

void ViewerPanel::addFiled(const ViewedPhoto& photo)
{
    if (photo.filed.empty()) return;
    addWords(tr("Filed to"), true);
    for (const FiledCard& filed : photo.filed) {
        const std::filesystem::path folder = filed.file.parent_path();
        addRow(fromUtf8(folder.filename().string()), {}, [this, folder] { emit opened(urlOf(folder)); });
        if (filed.zip.empty()) continue;
        addRow(fromUtf8(filed.zip.filename().string()), {}, [this, zip = filed.zip] { emit opened(urlOf(zip)); });
    }
}

QString cameraText(const ShotFacts& shot)
{
    QStringList parts;
    if (!shot.exif.camera.empty()) parts << fromUtf8(shot.exif.camera);
    if (shot.exposureS && *shot.exposureS > 0)
        parts << (*shot.exposureS < 0.5 ? QStringLiteral("1/%1 s").arg(std::lround(1 / *shot.exposureS))
                                        : QStringLiteral("%1 s").arg(QLocale().toString(*shot.exposureS, 'g', 2)));
    if (shot.fNumber) parts << QStringLiteral("f/%1").arg(QLocale().toString(*shot.fNumber, 'g', 2));
    if (shot.focalMm) parts << QStringLiteral("%1 mm").arg(QLocale().toString(*shot.focalMm, 'g', 4));
    if (shot.iso) parts << QStringLiteral("ISO %1").arg(*shot.iso);
    return parts.join(QStringLiteral(", "));
}

} // namespace albumen
