#include "pages/import/WhichFace.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>

#include "Theme.h"
#include "Thumbnails.h"
#include "views/TilePaint.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

constexpr int side = 112, ringRoom = 4; // ringRoom: for the ring of the focus around a face

/// A face that can be clicked, and pressed by key. The window draws the ring of the focus around it.
class FaceButton final : public QAbstractButton
{
public:
    FaceButton(Thumbnails& thumbnails, FaceId face, QWidget* parent)
        : QAbstractButton(parent), thumbnails_(thumbnails), face_(face)
    {
        setFixedSize(side, side);
        setFocusPolicy(Qt::StrongFocus);
        setObjectName(QStringLiteral("face%1").arg(raw(face)));
        connect(&thumbnails, &Thumbnails::arrived, this, [this](const ThumbnailKey& key) {
            if (key == thumbnailOf(face_)) update();
        });
    }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return click();
        QAbstractButton::keyPressEvent(event);
    }
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        tilePaint::thumbnail(painter, rect(), tilePaint::faceRadius, thumbnails_, thumbnailOf(face_), nullptr);
    }

private:
    Thumbnails& thumbnails_;
    FaceId face_;
};

} // namespace

WhichFace::WhichFace(Thumbnails& thumbnails, QWidget* parent)
    : QWidget(parent), thumbnails_(thumbnails), title_(new Label(Type::section, &Theme::ink, this)),
      below_(new ElidedLabel(Qt::ElideMiddle, Type::body, &Theme::ink2, this)), faces_(new QWidget),
      row_(new QHBoxLayout(faces_)), none_(new Button(Button::Kind::outlined, {}, this))
{
    none_->setObjectName(QStringLiteral("noneOfThem"));
    row_->setContentsMargins(ringRoom, ringRoom, ringRoom, ringRoom);
    row_->setSpacing(metric::tight);
    auto* const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFixedHeight(side + 16);
    scroll->setWidget(faces_);
    faces_->setAutoFillBackground(false);
    auto* const button = new QHBoxLayout;
    button->addWidget(none_);
    button->addStretch();
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::tight);
    column->addWidget(title_);
    column->addWidget(below_);
    column->addWidget(scroll);
    column->addLayout(button);
    column->addStretch();
    connect(none_, &Button::clicked, this, &WhichFace::nobody);
}

void WhichFace::ask(const QString& name, const QString& photo, std::span<const FaceId> faces)
{
    name_ = name;
    photo_ = photo;
    while (QLayoutItem* const item = row_->takeAt(0)) {
        if (QWidget* const old = item->widget()) { // it may be the one that was clicked
            old->hide();
            old->setParent(nullptr);
            old->deleteLater();
        }
        delete item;
    }
    for (const FaceId face : faces) {
        auto* const button = new FaceButton(thumbnails_, face, faces_);
        row_->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, face] { emit chosen(raw(face)); });
        if (row_->count() == 1) button->setFocus(Qt::OtherFocusReason);
    }
    row_->addStretch();
    retranslate();
}

void WhichFace::retranslate()
{
    none_->setText(tr("None of them"));
    title_->setText(tr("Which one is %1?").arg(name_));
    below_->setText(tr("There are several faces in %1.").arg(photo_));
    const QList<QAbstractButton*> faces = faces_->findChildren<QAbstractButton*>();
    int number = 0;
    for (QAbstractButton* const face : faces)
        face->setAccessibleName(tr("Face %1 of %2").arg(++number).arg(faces.size()));
}

QString WhichFace::words() const
{
    return title_->text() + QLatin1Char(' ') + below_->text();
}

} // namespace albumen
