#include "pages/search/ExampleCard.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include "Icons.h"
#include "Messages.h"
#include "Paint.h"
#include "Theme.h"
#include "Thumbnails.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {

/// The picture of the example, cut to fill its place.
class ExamplePicture final : public QWidget
{
public:
    static constexpr int height = 128;

    ExamplePicture(Thumbnails& thumbnails, QWidget* parent) : QWidget(parent), thumbnails_(thumbnails)
    {
        setFixedHeight(height);
        connect(&thumbnails, &Thumbnails::arrived, this, [this](const ThumbnailKey& key) {
            if (view_.content && key == thumbnailOf(*view_.content)) update();
        });
    }
    void show(const ExampleView& view)
    {
        view_ = view;
        own_ = QPixmap::fromImage(view.image);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        QPainterPath top; // round above, where the card is
        top.addRoundedRect(QRectF(1, 1, width() - 2, QWidget::height() + metric::cardRadius), metric::cardRadius - 1,
                           metric::cardRadius - 1);
        painter.setClipPath(top);
        painter.fillRect(rect(), theme().track);
        painter.setClipRect(rect().adjusted(1, 1, -1, 0), Qt::IntersectClip);
        const QPixmap pixmap = picture();
        if (pixmap.isNull()) {
            QRect sign(0, 0, 32, 32);
            sign.moveCenter(rect().center());
            return paintIcon(painter, QStringLiteral("photos"), sign, theme().ink3);
        }
        QRect place(QPoint(), pixmap.size().scaled(size(), Qt::KeepAspectRatioByExpanding));
        place.moveCenter(rect().center());
        painter.drawPixmap(place, pixmap);
    }

private:
    QPixmap picture() const
    {
        if (!view_.content) return own_;
        const int pixels = qRound(width() * 1.5 * devicePixelRatioF()); // one that stands is shown by its width
        return thumbnails_.get(thumbnailOf(*view_.content), pixels, nullptr, Thumbnails::Fit::whole);
    }

    Thumbnails& thumbnails_;
    ExampleView view_;
    QPixmap own_;
};

ExampleCard::ExampleCard(Thumbnails& thumbnails, QWidget* parent)
    : QWidget(parent), stack_(new QStackedLayout(this)), picture_(new ExamplePicture(thumbnails, this)),
      dropHere_(new Label(Type::medium, &Theme::ink, this)), title_(new Label(Type::medium, &Theme::ink, this)),
      name_(new ElidedLabel(Qt::ElideMiddle, Type::caption, &Theme::ink2, this)),
      orPaste_(new WrappedLabel(Type::caption, &Theme::ink2, this)),
      error_(new WrappedLabel(Type::caption, &Theme::bad, this)), choose_(new Button(Button::Kind::outlined, {}, this)),
      change_(new Button(Button::Kind::quiet, {}, this)),
      remove_(new Button(Button::Kind::icon, QStringLiteral("close"), this))
{
    setObjectName(QStringLiteral("example"));
    choose_->setObjectName(QStringLiteral("chooseExample"));
    change_->setObjectName(QStringLiteral("changeExample"));
    remove_->setObjectName(QStringLiteral("removeExample"));
    error_->setObjectName(QStringLiteral("exampleError"));
    for (Button* const small : {choose_, change_, remove_}) small->setSmall(true);
    error_->hide();
    stack_->addWidget(makeEmpty());
    stack_->addWidget(makeFull());
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(choose_, &Button::clicked, this, &ExampleCard::chooseClicked);
    connect(change_, &Button::clicked, this, &ExampleCard::chooseClicked);
    connect(remove_, &Button::clicked, this, &ExampleCard::removeClicked);
    retranslate();
}

QWidget* ExampleCard::makeEmpty()
{
    auto* const all = new QWidget(this);
    auto* const column = new QVBoxLayout(all);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(4);
    column->addStretch();
    column->addWidget(dropHere_, 0, Qt::AlignHCenter);
    orPaste_->setAlignment(Qt::AlignHCenter);
    column->addWidget(orPaste_);
    column->addSpacing(4);
    column->addWidget(choose_, 0, Qt::AlignHCenter);
    column->addStretch();
    return all;
}

QWidget* ExampleCard::makeFull()
{
    auto* const all = new QWidget(this);
    auto* const column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(picture_);
    auto* const row = new QHBoxLayout;
    row->setContentsMargins(12, 6, 6, 6);
    row->setSpacing(2);
    auto* const lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addWidget(title_);
    lines->addWidget(name_);
    row->addLayout(lines, 1);
    row->addWidget(change_);
    row->addWidget(remove_);
    column->addLayout(row);
    error_->setContentsMargins(12, 0, 12, 8);
    column->addWidget(error_);
    column->addStretch();
    return all;
}

void ExampleCard::setPath(const QString& path)
{
    if (path_ == path) return;
    const bool had = change_->hasFocus() || remove_->hasFocus() || choose_->hasFocus();
    path_ = path;
    stack_->setCurrentIndex(path.isEmpty() ? 0 : 1);
    picture_->show({});
    setError({});
    words();
    if (had) (path.isEmpty() ? choose_ : change_)->setFocus(Qt::OtherFocusReason);
}

void ExampleCard::setView(const ExampleView& view)
{
    picture_->show(view);
}

void ExampleCard::setError(const QString& words)
{
    error_->setText(words);
    error_->setVisible(!words.isEmpty());
}

QString ExampleCard::error() const
{
    return error_->text();
}

void ExampleCard::setDropping(bool dropping)
{
    dropping_ = dropping;
    words();
    update();
}

void ExampleCard::words()
{
    title_->setText(dropping_ ? tr("Drop to search by it") : tr("Like this photo"));
    dropHere_->setText(dropping_ ? tr("Drop to search by it") : tr("Drop a photo here"));
    const std::filesystem::path path = toPath(path_);
    name_->setText(nameText(path));
    name_->setToolTip(path_.isEmpty() ? QString() : pathText(path));
    picture_->setToolTip(name_->toolTip());
}

void ExampleCard::retranslate()
{
    orPaste_->setText(tr("or paste one: what looks like it is found. It need not be in the library."));
    choose_->setText(tr("Choose…"));
    choose_->setAccessibleName(tr("Choose an example photo"));
    change_->setText(tr("Change"));
    change_->setAccessibleName(tr("Change the example photo"));
    remove_->setToolTip(tr("Search without the example"));
    remove_->setAccessibleName(remove_->toolTip());
    words();
}

void ExampleCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& t = theme();
    if (!path_.isEmpty())
        return paintBox(painter, rect(), metric::cardRadius, t.card, dropping_ ? t.accent : t.line, dropping_ ? 2 : 1);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(dropping_ ? t.accent : t.edge, dropping_ ? 2 : 1, Qt::DashLine));
    painter.setBrush(dropping_ ? t.accentSoft : t.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metric::cardRadius, metric::cardRadius);
}

} // namespace albumen
