// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QImage>
#include <QtWidgets/QWidget>

namespace avocet {

/// What became of bytes that say they are an image.
struct DecodedImage
{
    QImage image;        ///< null: see `problem`
    QString description; ///< "PNG, 640 × 480"
    QString problem;     ///< in words, empty if all is well
};

/// Decodes only images whose header claims no more than 32 megapixels: the claim is checked before any memory
/// is taken for it.
DecodedImage decodeImage(const QByteArray &bytes);

/// An image, made smaller to fit but never larger, with its description below.
class ImageView : public QWidget
{
    Q_OBJECT

public:
    explicit ImageView(QWidget *parent = nullptr);

    void showImage(const DecodedImage &image);
    QString description() const { return m_description; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QRect imageRect() const;

    QImage m_image;
    QPixmap m_scaled;
    QString m_description;
};

} // namespace avocet
