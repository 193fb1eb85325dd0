#include "pages/start/PictureStory.h"

#include <algorithm>

#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include "Icons.h"
#include "Language.h"
#include "Messages.h"
#include "Theme.h"
#include "widgets/Card.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

constexpr int rowHeight = 40, faceSide = 28, rowMargin = 16, folderLeft = 57, nameLeft = 86, zipRoom = 150,
              zipLeft = 29, iconSize = 18, leastPicture = 120, radius = metric::cardRadius;
const QColor unknownBox(0xF2, 0xC1, 0x4E); // the same on every theme: it stands on a photo

QRectF boxOf(const ShownPicture::Face& face, const QSizeF& size)
{
    return {face.box.x * size.width(), face.box.y * size.height(), face.box.w * size.width(),
            face.box.h * size.height()};
}

/// The picture as large as there is room, with boxes on its faces.
class BoxedPicture final : public QWidget
{
public:
    BoxedPicture(const QImage& image, const ShownPicture& picture, QWidget* parent)
        : QWidget(parent), image_(image), picture_(picture)
    {
        QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width * image_.height() / std::max(1, image_.width()); }
    QSize sizeHint() const override { return {496, heightForWidth(496)}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        QPainterPath corners; // round at the top, as the card around it
        corners.setFillRule(Qt::WindingFill);
        corners.addRoundedRect(rect(), radius - 1, radius - 1);
        corners.addRect(QRectF(0, height() / 2., width(), height() / 2.));
        painter.setClipPath(corners);
        QRect place(QPoint(0, 0), image_.size().scaled(size(), Qt::KeepAspectRatio));
        place.moveCenter(rect().center());
        if (place != rect()) painter.fillRect(rect(), theme().canvas);
        painter.drawImage(place, image_);
        for (const ShownPicture::Face& face : picture_.faces) {
            const QRectF box = boxOf(face, place.size()).translated(place.topLeft());
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(QColor(0, 0, 0, 90), face.name.empty() ? 5 : 4));
            painter.drawRoundedRect(box, 4, 4);
            painter.setPen(QPen(face.name.empty() ? unknownBox : QColor(Qt::white), face.name.empty() ? 3 : 2));
            painter.drawRoundedRect(box, 4, 4);
        }
    }

private:
    const QImage& image_;
    const ShownPicture& picture_;
};

/// Face, folder and zip of one of them; the zip stands below the folder where there is no room beside it.
class StoryRow final : public QWidget
{
public:
    StoryRow(const QImage& face, bool named, const QString& folder, const QString& zip, QWidget* parent)
        : QWidget(parent), face_(face), named_(named), folder_(new Label(Type::medium, &Theme::ink, this)),
          zip_(new Label(named ? Type::body : Type::caption, named ? &Theme::ink2 : &Theme::ink3, this)),
          words_(new QBoxLayout(QBoxLayout::LeftToRight))
    {
        folder_->setText(folder);
        zip_->setText(zip);
        words_->setSpacing(0);
        folder_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // the row is as wide as the picture
        words_->addWidget(folder_, 1);
        words_->addWidget(zip_);
        auto* const row = new QHBoxLayout(this);
        row->setContentsMargins(nameLeft, 0, rowMargin, 0);
        row->addLayout(words_);
        setMinimumHeight(grown(rowHeight, 1, 20));
        setAccessibleName(folder + QStringLiteral(", ") + zip);
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QWidget::resizeEvent(event);
        const int room = width() - nameLeft - rowMargin, zipWide = std::max(zipRoom - zipLeft - rowMargin, wide(*zip_));
        beside_ = wide(*folder_) + zipLeft + zipWide <= room;
        words_->setDirection(beside_ ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
        zip_->setFixedWidth(beside_ ? zipWide : room);
    }
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = theme();
        QPainter painter(this);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        const auto middle = [this](int left, int side) { return QRect(left, (height() - side) / 2, side, side); };
        const QRect place = middle(rowMargin, faceSide);
        QPainterPath shape; // a circle is a person, a rounded square is a face
        shape.addRoundedRect(place, named_ ? faceSide / 2. : 6, named_ ? faceSide / 2. : 6);
        painter.save();
        painter.setClipPath(shape);
        painter.drawImage(place, face_);
        painter.restore();
        paintIcon(painter, QStringLiteral("folder"), middle(folderLeft, iconSize), t.ink2);
        if (named_ && beside_) paintIcon(painter, QStringLiteral("zip"), middle(zip_->x() - zipLeft, iconSize), t.ink2);
    }

private:
    static int wide(const Label& label) { return label.fontMetrics().horizontalAdvance(label.text()) + 1; }

    QImage face_;
    bool named_, beside_ = true;
    Label *folder_, *zip_;
    QBoxLayout* words_;
};

/// The square around a face.
QImage faceFrom(const QImage& image, const ShownPicture::Face& face)
{
    const QRectF box = boxOf(face, image.size());
    const int side =
        std::min({static_cast<int>(std::max(box.width(), box.height()) * 1.1), image.width(), image.height()});
    QRect square(0, 0, side, side);
    square.moveCenter(box.center().toPoint());
    square.moveLeft(std::clamp(square.left(), 0, image.width() - side)); // inside the picture
    square.moveTop(std::clamp(square.top(), 0, image.height() - side));
    return image.copy(square);
}

} // namespace

PictureStory::PictureStory(QWidget* parent)
    : QWidget(parent), title_(new Label(Type::section, &Theme::ink, this)),
      below_(new Label(Type::caption, &Theme::ink3, this)), card_(new Card(this)), inside_(new QVBoxLayout(card_))
{
    below_->setWordWrap(true);
    inside_->setContentsMargins(1, 1, 1, 1);
    inside_->setSpacing(0);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(title_);
    column->addSpacing(8);
    column->addWidget(card_);
    column->addWidget(below_);
    column->addStretch();
    retranslate();
}

void PictureStory::show(const ShownPicture& picture, const QImage& image)
{
    picture_ = picture;
    image_ = image;
    fillRows();
}

void PictureStory::fillRows()
{
    qDeleteAll(card_->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    boxed_ = nullptr;
    if (!shown()) return;
    boxed_ = new BoxedPicture(image_, picture_, card_);
    inside_->addWidget(boxed_);
    std::vector<ShownPicture::Face> faces = picture_.faces;
    std::ranges::stable_partition(faces, [](const ShownPicture::Face& face) { return !face.name.empty(); });
    for (const ShownPicture::Face& face : faces) {
        const bool named = !face.name.empty();
        const QString name = fromUtf8(face.name);
        inside_->addWidget(new Line(Qt::Horizontal, card_));
        inside_->addWidget(new StoryRow(faceFrom(image_, face), named,
                                        named ? tr("People / %1").arg(name) : tr("People / Unknown"),
                                        named ? tr("%1.zip").arg(name) : tr("zip once named"), card_));
    }
    fit();
}

void PictureStory::setRoom(int height)
{
    room_ = height;
    fit();
}

void PictureStory::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void PictureStory::fit()
{
    if (!boxed_) return;
    boxed_->setMaximumHeight(QWIDGETSIZE_MAX);
    const QMargins around = contentsMargins();
    const int wide = width() - around.left() - around.right();
    const int beyond = layout()->totalHeightForWidth(width()) - room_;
    if (beyond > 0) boxed_->setMaximumHeight(std::max(leastPicture, boxed_->heightForWidth(wide - 2) - beyond));
}

void PictureStory::retranslate()
{
    title_->setText(tr("What happens to one photo"));
    below_->setText(joined({tr("Names come after the first run: the largest groups are shown first."),
                            tr("Naming a group names all its photos.")}));
    fillRows();
}

} // namespace albumen
