// One of the photos that are compared: its picture, what is proposed, and its numbers.
#pragma once

#include <optional>
#include <vector>

#include <QColor>
#include <QImage>
#include <QLabel>
#include <QPointF>
#include <QWidget>

#include "pages/cleanup/CleanupList.h"

namespace albumen {

class Button;
class Label;
class ElidedLabel;

/// What of a picture is in sight, so that it means the same of pictures of any size.
struct PictureSight {
    double times = 1;         ///< larger than fitted; 1: fitted
    QPointF centre{0.5, 0.5}; ///< of the picture, in the middle
    bool operator==(const PictureSight&) const = default;
};

/// A picture that is zoomed by the wheel and moved by dragging. Threads: GUI.
class CompareCanvas final : public QWidget
{
    Q_OBJECT

public:
    explicit CompareCanvas(QWidget* parent);

    void setEntry(const CleanupEntry& entry, bool current);
    /// What is proposed or was decided, said below the picture.
    void setWords(const QString& words);
    /// `whole`: pixels of the photo in its file; the image may have fewer. Null: not there yet.
    void setImage(const QImage& image, const QSize& whole);
    void setSight(const PictureSight& sight);
    /// How many times larger than fitted the pixels of the file are pixels of the screen.
    double timesOfPixels() const;
    /// Where the picture lies: what became of it is said below.
    QRect pictureArea() const;

signals:
    void clicked();
    void sightWanted(const albumen::PictureSight& sight);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    QRectF imageRect() const;
    void paintPill(QPainter& painter) const;

    CleanupEntry entry_;
    QString words_;
    QImage image_;
    QSize whole_;
    PictureSight sight_;
    QPoint last_;
    bool current_ = false;
};

/// The canvas with its buttons and numbers. Threads: GUI.
class ComparePane final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparePane(QWidget* parent);

    CompareCanvas& canvas() { return *canvas_; }
    PhotoId photo() const { return entry_.photo.id; }
    /// `limit`: how alike the photos of its group are at least.
    void show(const CleanupEntry& entry, bool current, std::optional<float> limit);
    /// As CompareCanvas::setImage has it.
    void setPicture(const QImage& image, const QSize& whole);
    /// Its numbers against their limits: what speaks against it is in another colour.
    void tell(const DescribedPhoto& described);
    /// Where there is no room for all facts, one line says what it can of them, the photo's tooltip says all, and Keep
    /// and Trash are in the bar of the page alone.
    void setRoomy(bool roomy);
    void retranslate();

signals:
    void keepWanted();
    void trashWanted();

private:
    void words();
    struct Fact {
        QString name, value;
        QColor ink;
    };
    std::vector<Fact> facts() const;

    CompareCanvas* canvas_;
    Button *keep_, *trash_;
    QLabel* facts_;
    ElidedLabel *brief_, *file_;
    CleanupEntry entry_;
    std::optional<float> limit_;
    std::optional<DescribedPhoto> described_; ///< none: not known yet
    QSize whole_;
};

} // namespace albumen
